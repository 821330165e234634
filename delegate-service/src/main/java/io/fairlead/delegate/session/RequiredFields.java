package io.fairlead.delegate.session;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a record that was read from JSON lacks: each component that is not {@link Nullable}, at any depth. */
final class RequiredFields {

    private RequiredFields() {}

    static Optional<String> firstMissing(Record value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .flatMap(component -> missing(component, value))
                .findFirst();
    }

    private static Stream<String> missing(RecordComponent component, Record holder) {
        var value = valueOf(component, holder);
        return value == null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? Stream.empty()
                : missing(component.getName(), value);
    }

    private static Stream<String> missing(String name, @Nullable Object value) {
        return switch (value) {
            case null -> Stream.of(name);
            case Record nested -> firstMissing(nested).map(field -> name + "/" + field).stream();
            case List<?> list ->
                IntStream.range(0, list.size()).boxed().flatMap(index -> missing(name + "/" + index, list.get(index)));
            default -> Stream.empty();
        };
    }

    private static @Nullable Object valueOf(RecordComponent component, Record holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("read " + component, e);
        }
    }
}
