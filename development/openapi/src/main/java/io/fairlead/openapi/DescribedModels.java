package io.fairlead.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes each schema with the Javadoc of its type, and takes every component of a record for required that is not
 * nullable.
 */
final class DescribedModels implements ModelConverter {

    private final Map<String, Class<?>> names = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final SourceComments comments;
    private final SealedModels sealedModels;

    DescribedModels(SourceComments comments, SealedModels sealedModels) {
        this.comments = comments;
        this.sealedModels = sealedModels;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (raw.isEnum() && raw.getSimpleName().equals("State") && type.getName() == null) {
            type.name(raw.getEnclosingClass().getSimpleName() + raw.getSimpleName());
        }
        var schema = chain.next().resolve(type, context, chain);
        if (schema != null && schema.get$ref() != null) {
            var name = RefUtils.extractSimpleName(schema.get$ref()).getLeft().toString();
            var model = context.getDefinedModels().get(name);
            checkName(name, raw);
            if (model != null) {
                describe(model, raw);
            }
            if (raw.isInterface() && raw.isSealed()) {
                sealedModels.add(name, raw, context);
            }
        } else if (schema != null && raw.isRecord()) {
            describe(schema, raw);
        }
        return schema;
    }

    /** The type, and behind it what each value means. */
    private String describedValues(Class<?> type) {
        var values = new StringBuilder();
        for (var constant : type.getFields()) {
            if (constant.isEnumConstant()) {
                values.append("\n- `%s`: %s"
                        .formatted(
                                wireName(constant.getName(), constant.getAnnotation(JsonProperty.class)),
                                meaning(constant).replace("\n\n", " ")));
            }
        }
        return (comments.of(type).text() + "\n" + values).strip();
    }

    /** A diagnosis has its words with it; they are what people are shown. */
    private String meaning(Field constant) {
        return constant.getDeclaringClass() == Diagnosis.class
                ? Diagnosis.valueOf(constant.getName()).meaning()
                : comments.of(constant).text();
    }

    /** Sentences about types that the document would take for one. */
    List<String> conflicts() {
        return conflicts;
    }

    private void describe(Schema<?> model, Class<?> raw) {
        if (raw.isEnum()) {
            model.setDescription(describedValues(raw));
        } else if (raw.getName().startsWith("io.fairlead")) {
            var text = comments.of(raw).text();
            model.setDescription(text.isEmpty() ? model.getDescription() : text);
        }
        if (raw.isRecord()) {
            describeProperties(model, raw);
            for (var part : Objects.requireNonNullElse(model.getAllOf(), List.<Schema>of())) {
                describeProperties(part, raw);
            }
        }
    }

    private void describeProperties(Schema<?> model, Class<?> raw) {
        if (model.getProperties() == null) {
            return;
        }
        require(model, raw);
        for (var component : raw.getRecordComponents()) {
            describeProperty(model.getProperties().get(jsonName(component)), raw, component);
        }
    }

    private void describeProperty(@Nullable Schema<?> property, Class<?> raw, RecordComponent component) {
        var text = comments.of(raw).parameter(component.getName());
        if (property != null && !text.isEmpty()) {
            property.setDescription(text);
        }
    }

    /** The document names a type by its simple name, so two types of one name would be one schema. */
    private synchronized void checkName(String name, Class<?> type) {
        var known = names.putIfAbsent(name, type);
        if (known != null && !known.equals(type)) {
            conflicts.add("Two types are called %s: %s and %s".formatted(name, known, type));
        }
    }

    private static void require(Schema<?> model, Class<?> type) {
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(DescribedModels::jsonName)
                .filter(model.getProperties()::containsKey)
                .toList();
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static String jsonName(RecordComponent component) {
        return wireName(component.getName(), component.getAccessor().getAnnotation(JsonProperty.class));
    }

    private static String wireName(String name, @Nullable JsonProperty property) {
        return property == null || property.value().isEmpty() ? name : property.value();
    }
}
