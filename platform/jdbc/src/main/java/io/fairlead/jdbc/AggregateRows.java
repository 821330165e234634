package io.fairlead.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.support.JdbcUtil;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.jdbc.core.RowMapper;

/** Reads and writes aggregates in statements of one's own, with the columns and conversions of their repositories. */
public final class AggregateRows {

    private final JdbcConverter converter;
    private final RelationalMappingContext aggregates;
    private final Map<Class<?>, ColumnReader> readers = new ConcurrentHashMap<>();

    AggregateRows(JdbcConverter converter) {
        this.converter = converter;
        this.aggregates = converter.getMappingContext();
    }

    /** Reads rows that have the columns of an aggregate, among others. */
    public <T> RowMapper<T> mapper(Class<T> aggregate) {
        var reader = readers.computeIfAbsent(aggregate, new RecordReaders(converter)::of);
        return (row, _) -> aggregate.cast(Objects.requireNonNull(reader.read(row)));
    }

    /** The named parameters of a statement that writes an aggregate: each has the name of its column. */
    public Map<String, @Nullable Object> columns(Object aggregate) {
        var columns = new HashMap<String, @Nullable Object>();
        write(aggregates.getRequiredPersistentEntity(aggregate.getClass()), aggregate, "", columns);
        return columns;
    }

    /** A value as it stands in the one column of its type. */
    public @Nullable Object column(Object value) {
        return converter
                .writeJdbcValue(value, value.getClass(), JdbcUtil.TYPE_UNKNOWN)
                .getValue();
    }

    private void write(
            RelationalPersistentEntity<?> entity,
            @Nullable Object value,
            String prefix,
            Map<String, @Nullable Object> columns) {
        var properties = value == null ? null : entity.getPropertyAccessor(value);
        for (var property : entity) {
            var part = properties == null ? null : properties.getProperty(property);
            if (property.isEntity()) {
                write(
                        aggregates.getRequiredPersistentEntity(property),
                        part,
                        prefix + property.getEmbeddedPrefix(),
                        columns);
            } else {
                columns.put(
                        prefix + property.getColumnName().getReference(), part == null ? null : column(property, part));
            }
        }
    }

    private @Nullable Object column(RelationalPersistentProperty property, Object value) {
        return converter
                .writeJdbcValue(value, converter.getColumnType(property), converter.getTargetSqlType(property))
                .getValue();
    }
}
