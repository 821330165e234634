package io.fairlead.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes JSON Schemas (draft 7) of records. They stay open on purpose: objects may get properties, enumerations values and
 * families kinds, and whoever validates today accepts what a newer publisher says.
 */
final class EventSchema {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Type, String> SCALARS = Map.of(
            String.class, "string",
            int.class, "integer",
            long.class, "integer",
            Integer.class, "integer",
            Long.class, "integer",
            double.class, "number",
            boolean.class, "boolean",
            Boolean.class, "boolean");

    private final SourceComments comments;
    private final String references;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    /** @param references where the definitions will be, such as {@code #/definitions/} */
    EventSchema(SourceComments comments, String references) {
        this.comments = comments;
        this.references = references;
    }

    /** Of what the schemas that were made refer to. */
    Map<String, ObjectNode> definitions() {
        return definitions;
    }

    /** On its own, with its definitions. */
    static ObjectNode document(SourceComments comments, Class<?> event, String type) {
        var schemas = new EventSchema(comments, "#/definitions/");
        var root = JSON.createObjectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("$id", "urn:fairlead:schema:" + type);
        root.put("title", event.getSimpleName());
        root.setAll(schemas.object(event));
        if (!schemas.definitions.isEmpty()) {
            var definitions = root.putObject("definitions");
            schemas.definitions.forEach(definitions::set);
        }
        return root;
    }

    ObjectNode object(Class<?> record) {
        var schema = described(
                JSON.createObjectNode().put("type", "object"),
                comments.of(record).text());
        var properties = schema.putObject("properties");
        var required = new ArrayList<String>();
        kindOf(record).ifPresent(kind -> {
            properties.putObject("type").put("const", kind);
            required.add("type");
        });
        for (var component : record.getRecordComponents()) {
            properties.set(nameOf(component), property(record, component));
            if (!isNullable(component) && !isLeftOutWhenEmpty(record, component)) {
                required.add(nameOf(component));
            }
        }
        if (!required.isEmpty()) {
            var names = schema.putArray("required");
            required.forEach(names::add);
        }
        return schema;
    }

    private ObjectNode property(Class<?> record, RecordComponent component) {
        var schema = of(component.getGenericType());
        var text = comments.of(record).parameter(component.getName());
        if (isNullable(component) && record.getAnnotation(JsonInclude.class) == null) {
            var choice = JSON.createObjectNode();
            choice.putArray("anyOf").add(schema).addObject().put("type", "null");
            return described(choice, text);
        }
        if (schema.has("$ref") && !text.isEmpty()) {
            var described = JSON.createObjectNode().put("description", text);
            described.putArray("allOf").add(schema);
            return described;
        }
        return described(schema, text);
    }

    private ObjectNode of(Type type) {
        var schema = JSON.createObjectNode();
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> {
                schema.put("type", "array").set("items", of(list.getActualTypeArguments()[0]));
                yield schema;
            }
            case ParameterizedType map
            when map.getRawType() == Map.class -> {
                schema.put("type", "object").set("additionalProperties", of(map.getActualTypeArguments()[1]));
                yield schema;
            }
            case Class<?> id
            when id == UUID.class -> schema.put("type", "string").put("format", "uuid");
            case Class<?> time
            when time == Instant.class -> schema.put("type", "string").put("format", "date-time");
            case Class<?> scalar when SCALARS.containsKey(scalar) -> schema.put("type", SCALARS.get(scalar));
            case Class<?> named -> reference(named);
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    private ObjectNode reference(Class<?> type) {
        var name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, JSON.createObjectNode());
            definitions.put(name, definition(type));
        }
        return JSON.createObjectNode().put("$ref", references + name);
    }

    private ObjectNode definition(Class<?> type) {
        if (type.isEnum()) {
            return openEnumeration(type);
        }
        if (type.isSealed()) {
            return openFamily(type);
        }
        if (type.isRecord()) {
            return object(type);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    /** Lists the values there are, and accepts those to come. */
    private ObjectNode openEnumeration(Class<?> type) {
        var schema = described(JSON.createObjectNode(), comments.of(type).text());
        var known = JSON.createObjectNode();
        var values = known.putArray("enum");
        for (var constant : type.getEnumConstants()) {
            values.add(JSON.valueToTree(constant).asString());
        }
        schema.putArray("anyOf").add(known).addObject().put("type", "string");
        return schema;
    }

    /** Lists the kinds there are, and accepts those to come. */
    private ObjectNode openFamily(Class<?> type) {
        var schema = described(JSON.createObjectNode(), comments.of(type).text());
        var kinds = schema.putArray("anyOf");
        leaves(type).stream().filter(leaf -> kindOf(leaf).isPresent()).forEach(leaf -> kinds.add(reference(leaf)));
        var other = kinds.addObject().put("type", "object");
        other.putObject("properties").putObject("type").put("type", "string");
        other.putArray("required").add("type");
        return schema;
    }

    private static List<Class<?>> leaves(Class<?> family) {
        var found = new ArrayList<Class<?>>();
        for (var kind : family.getPermittedSubclasses()) {
            found.addAll(kind.isSealed() ? leaves(kind) : List.of(kind));
        }
        return found;
    }

    private static Optional<String> kindOf(Class<?> record) {
        return Optional.ofNullable(record.getAnnotation(JsonTypeName.class)).map(JsonTypeName::value);
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOutWhenEmpty(Class<?> record, RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var inclusion = own == null ? record.getAnnotation(JsonInclude.class) : own;
        return inclusion != null && inclusion.value() == JsonInclude.Include.NON_EMPTY;
    }

    private static String nameOf(RecordComponent component) {
        var name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name == null ? component.getName() : name.value();
    }

    private static ObjectNode described(ObjectNode schema, String text) {
        return text.isEmpty() ? schema : schema.put("description", text);
    }
}
