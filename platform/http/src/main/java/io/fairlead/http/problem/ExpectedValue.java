package io.fairlead.http.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/** Says in the API's words what a value of a type looks like, after "must be". */
final class ExpectedValue {

    private ExpectedValue() {}

    static String describe(Class<?> type) {
        var boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed.isEnum()) {
            return "one of: "
                    + Arrays.stream(boxed.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (boxed == Boolean.class) {
            return "true or false";
        }
        if (boxed == Integer.class || boxed == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(boxed)) {
            return "a string";
        }
        if (boxed == UUID.class) {
            return "a UUID, such as 0190a5c8-7c1e-7b2a-9d3f-2b1c4d5e6f70";
        }
        if (boxed == Instant.class) {
            return "a time in UTC (RFC 3339), such as 2026-12-31T12:00:00Z";
        }
        if (boxed == Duration.class) {
            return "a duration (ISO 8601), such as PT30S";
        }
        if (boxed.isArray() || Collection.class.isAssignableFrom(boxed)) {
            return "an array";
        }
        return Map.class.isAssignableFrom(boxed) || boxed.isRecord() ? "an object" : "of another type";
    }
}
