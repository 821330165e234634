package io.fairlead.jdbc;

import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.mapping.context.MappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Decides once for each aggregate how its columns are read. Spring Data decides again for each column of each row, which
 * took a list of connectors twice the time of its query.
 */
final class RecordReaders {

    private final JdbcConverter converter;
    private final MappingContext<? extends RelationalPersistentEntity<?>, RelationalPersistentProperty> aggregates;

    RecordReaders(JdbcConverter converter) {
        this.converter = converter;
        this.aggregates = converter.getMappingContext();
    }

    ColumnReader of(Class<?> aggregate) {
        return of(aggregates.getRequiredPersistentEntity(aggregate), "");
    }

    private ColumnReader of(RelationalPersistentEntity<?> entity, String prefix) {
        var type = entity.getType();
        if (!type.isRecord()) {
            throw new IllegalStateException("%s is no record".formatted(type));
        }
        return new RecordReader(
                type,
                Arrays.stream(type.getRecordComponents())
                        .map(component ->
                                of(component, entity.getRequiredPersistentProperty(component.getName()), prefix))
                        .toArray(ColumnReader[]::new));
    }

    private ColumnReader of(RecordComponent component, RelationalPersistentProperty property, String prefix) {
        if (property.isEmbedded()) {
            return of(aggregates.getRequiredPersistentEntity(property), prefix + property.getEmbeddedPrefix());
        }
        if (property.isEntity() || property.isCollectionLike() || property.isMap()) {
            throw new IllegalStateException("%s is in a table of its own".formatted(property));
        }
        var name = prefix + property.getColumnName().getReference();
        return component.isAnnotationPresent(JsonColumn.class)
                ? json(name, property.getType())
                : column(name, property.getTypeInformation());
    }

    private static ColumnReader json(String name, Class<?> type) {
        var reader = JdbcAutoConfiguration.JSON.readerFor(type);
        return row -> {
            var text = row.getString(name);
            return text == null ? null : reader.readValue(text);
        };
    }

    private ColumnReader column(String name, TypeInformation<?> information) {
        var type = information.getType();
        if (type == UUID.class) {
            return row -> Columns.uuidOrNull(row, name);
        }
        if (type == Instant.class) {
            return row -> Columns.instantOrNull(row, name);
        }
        if (type == String.class) {
            return row -> row.getString(name);
        }
        if (type == long.class) {
            return row -> present(row, row.getLong(name), name);
        }
        if (type == int.class) {
            return row -> present(row, row.getInt(name), name);
        }
        if (type == boolean.class) {
            return row -> present(row, row.getBoolean(name), name);
        }
        if (type.isEnum()) {
            var constants = constants(type);
            return row -> constant(constants, row.getString(name), type);
        }
        return row -> converter.readValue(row.getObject(name), information);
    }

    private static Object present(ResultSet row, Object value, String name) throws SQLException {
        if (row.wasNull()) {
            throw new IllegalStateException("the column %s is null, which no value of its type is".formatted(name));
        }
        return value;
    }

    private static Map<String, Object> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(constant -> ((Enum<?>) constant).name(), Function.identity()));
    }

    private static @Nullable Object constant(Map<String, Object> constants, @Nullable String name, Class<?> type) {
        if (name == null) {
            return null;
        }
        var constant = constants.get(name);
        if (constant == null) {
            throw new IllegalStateException("%s has no %s".formatted(type, name));
        }
        return constant;
    }
}
