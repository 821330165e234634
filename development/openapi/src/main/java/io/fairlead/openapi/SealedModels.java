package io.fairlead.openapi;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says of a sealed interface that it is one of its records, and of each record what tells it from the others. */
final class SealedModels {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Class<?>> types = new HashMap<>();

    /** Resolves the records, so that they are in the document. */
    void add(String name, Class<?> type, ModelConverterContext context) {
        if (types.putIfAbsent(name, type) == null) {
            for (var part : type.getPermittedSubclasses()) {
                context.resolve(new AnnotatedType(part).resolveAsRef(true));
            }
        }
    }

    /** What the framework makes of them refers from each part to the whole, and not the other way. */
    void finish(Map<String, Schema> schemas) {
        types.forEach((name, type) -> {
            var property = typeProperty(type);
            var whole = new ObjectSchema();
            whole.setDescription(Objects.requireNonNull(schemas.get(name)).getDescription());
            whole.setOneOf(references(type));
            if (property != null) {
                whole.setDiscriminator(discriminator(type, property));
            }
            for (var part : type.getPermittedSubclasses()) {
                schemas.computeIfPresent(part.getSimpleName(), (_, composed) -> part(composed, part, property));
            }
            schemas.put(name, whole);
        });
    }

    private static List<Schema> references(Class<?> type) {
        var references = new ArrayList<Schema>();
        for (var part : type.getPermittedSubclasses()) {
            references.add(new Schema<>().$ref(PREFIX + part.getSimpleName()));
        }
        return references;
    }

    private static Discriminator discriminator(Class<?> type, String property) {
        var discriminator = new Discriminator().propertyName(property);
        for (var part : type.getPermittedSubclasses()) {
            discriminator.mapping(typeName(part), PREFIX + part.getSimpleName());
        }
        return discriminator;
    }

    private static Schema<?> part(Schema<?> composed, Class<?> type, @Nullable String property) {
        var part = new ObjectSchema();
        part.setDescription(composed.getDescription());
        if (property != null) {
            part.addProperty(
                    property,
                    new StringSchema()
                            .description("Always `%s`.".formatted(typeName(type)))
                            ._const(typeName(type)));
            part.addRequiredItem(property);
        }
        for (var source : composed.getAllOf() == null ? List.<Schema>of(composed) : composed.getAllOf()) {
            if (source.getProperties() != null) {
                ((Schema<?>) source).getProperties().forEach(part::addProperty);
            }
            if (source.getRequired() != null) {
                ((Schema<?>) source).getRequired().forEach(part::addRequiredItem);
            }
        }
        if (composed.getRequired() != null) {
            composed.getRequired().forEach(part::addRequiredItem);
        }
        return part;
    }

    private static @Nullable String typeProperty(Class<?> type) {
        var info = type.getAnnotation(JsonTypeInfo.class);
        return info == null ? null : info.property();
    }

    private static String typeName(Class<?> part) {
        var name = part.getAnnotation(JsonTypeName.class);
        return name == null ? part.getSimpleName() : name.value();
    }
}
