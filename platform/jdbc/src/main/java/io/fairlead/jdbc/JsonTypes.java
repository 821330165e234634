package io.fairlead.jdbc;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/** Finds the types that aggregates keep in columns as JSON. */
final class JsonTypes {

    private final Set<Class<?>> found = new HashSet<>();
    private final Set<Class<?>> visited = new HashSet<>();

    private JsonTypes() {}

    static Set<Class<?>> of(Collection<Class<?>> aggregates) {
        var types = new JsonTypes();
        aggregates.forEach(types::visit);
        return Set.copyOf(types.found);
    }

    private void visit(Class<?> type) {
        if (!type.isRecord() || !visited.add(type)) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(JsonColumn.class)) {
                add(component);
            } else if (isEmbedded(type, component)) {
                visit(component.getType());
            }
        }
    }

    private void add(RecordComponent component) {
        var type = component.getType();
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            // Spring Data takes it for a table of its own, whatever converter there is
            throw new IllegalStateException(
                    "%s is a JSON column, so wrap it in a record with @JsonValue".formatted(component));
        }
        found.add(type);
    }

    /** These annotations are not for components, so they stand on the fields. */
    private static boolean isEmbedded(Class<?> type, RecordComponent component) {
        try {
            var field = type.getDeclaredField(component.getName());
            return field.isAnnotationPresent(Embedded.class)
                    || field.isAnnotationPresent(Embedded.Nullable.class)
                    || field.isAnnotationPresent(Embedded.Empty.class)
                    || field.isAnnotationPresent(Id.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component: " + component, e);
        }
    }
}
