package io.fairlead.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import tools.jackson.databind.json.JsonMapper;

/** Turns values into JSON columns and back. */
final class JsonConverters {

    private JsonConverters() {}

    static List<GenericConverter> of(Set<Class<?>> types, JsonMapper json) {
        return types.isEmpty() ? List.of() : List.of(new Writer(types, json), new Reader(types, json));
    }

    static PGobject jsonb(String text) {
        var column = new PGobject();
        column.setType("jsonb");
        try {
            column.setValue(text);
        } catch (SQLException e) {
            throw new IllegalStateException("a PGobject takes any text", e);
        }
        return column;
    }

    @WritingConverter
    private record Writer(Set<Class<?>> types, JsonMapper json) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return types.stream()
                    .map(type -> new ConvertiblePair(type, PGobject.class))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public @Nullable Object convert(@Nullable Object value, TypeDescriptor sourceType, TypeDescriptor targetType) {
            return value == null
                    ? null
                    : jsonb(json.writerFor(declaredType(value)).writeValueAsString(value));
        }

        /** As a member of its sealed family, say, so that it carries the name of its kind. */
        private Class<?> declaredType(Object value) {
            return types.contains(value.getClass())
                    ? value.getClass()
                    : types.stream()
                            .filter(type -> type.isInstance(value))
                            .findFirst()
                            .orElseThrow();
        }
    }

    @ReadingConverter
    private record Reader(Set<Class<?>> types, JsonMapper json) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return types.stream()
                    .map(type -> new ConvertiblePair(PGobject.class, type))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public @Nullable Object convert(@Nullable Object column, TypeDescriptor sourceType, TypeDescriptor targetType) {
            var text = column instanceof PGobject stored ? stored.getValue() : null;
            return text == null ? null : json.readValue(text, targetType.getType());
        }
    }
}
