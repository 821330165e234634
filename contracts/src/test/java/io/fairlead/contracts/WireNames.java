package io.fairlead.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.topic.Topic;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names on the wire, one per line: topics and what they carry, the path of each field with its JSON type, the kinds of a
 * family, and codes. What a class is called makes no difference.
 */
final class WireNames {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Type, String> TYPES = Map.of(
            String.class, "string",
            UUID.class, "string",
            Instant.class, "string",
            int.class, "integer",
            long.class, "integer",
            Long.class, "integer",
            double.class, "number",
            boolean.class, "boolean",
            Boolean.class, "boolean");

    private final Set<String> names = new TreeSet<>();

    private WireNames() {}

    static Set<String> all() {
        var wire = new WireNames();
        for (var topic : Topic.values()) {
            wire.add(topic);
        }
        wire.addKinds("frame", Frame.class);
        wire.addCodes("diagnosis", Diagnosis.class);
        return wire.names;
    }

    private void add(Topic topic) {
        for (var type : topic.eventTypes()) {
            var name = Topic.annotationOf(type);
            Topic.streamsOf(type).forEach(stream -> names.add(stream + " carries " + name.value()));
            Topic.compactedOf(type).forEach(compacted -> names.add(compacted + " carries " + name.value()));
            addFields(name.value(), type);
        }
    }

    private void addFields(String path, Type type) {
        switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> addFields(path + "/[]", list.getActualTypeArguments()[0]);
            case ParameterizedType map
            when map.getRawType() == Map.class -> addFields(path + "/*", map.getActualTypeArguments()[1]);
            case Class<?> record
            when record.isRecord() -> {
                for (var component : record.getRecordComponents()) {
                    addFields(path + "/" + nameOf(component), component.getGenericType());
                }
            }
            case Class<?> family when family.isSealed() -> addKinds(path, family);
            // In many places, and always as a whole: recorded once.
            case Class<?> code when code == Diagnosis.class -> names.add(path + " diagnosis");
            case Class<?> codes when codes.isEnum() -> addCodes(path, codes);
            default -> names.add(path + " " + Objects.requireNonNull(TYPES.get(type), type::getTypeName));
        }
    }

    private void addKinds(String path, Class<?> family) {
        for (var kind : family.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                addKinds(path, kind);
            } else {
                var name = nameOf(kind);
                names.add("%s/type = %s".formatted(path, name));
                addFields("%s(%s)".formatted(path, name), kind);
            }
        }
    }

    private void addCodes(String path, Class<?> codes) {
        for (var code : codes.getEnumConstants()) {
            names.add(path + " = " + JSON.valueToTree(code).asString());
        }
    }

    /** Has to be written out, or it would change with the class. */
    private static String nameOf(Class<?> kind) {
        var name = kind.getAnnotation(JsonTypeName.class);
        if (name == null || familyOf(kind).use() != Id.NAME) {
            throw new AssertionError(kind + " has no name of its own on the wire: @JsonTypeName, with Id.NAME");
        }
        return name.value();
    }

    private static JsonTypeInfo familyOf(Class<?> kind) {
        var family = kind.getInterfaces()[0];
        var info = family.getAnnotation(JsonTypeInfo.class);
        return info == null ? familyOf(family) : info;
    }

    private static String nameOf(RecordComponent component) {
        var name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name == null ? component.getName() : name.value();
    }
}
