package io.fairlead.runtime.settings;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** What {@link Allowed} means for a value. */
record AllowedRange(String min, String max) {

    static Optional<AllowedRange> of(RecordComponent setting) {
        return Optional.ofNullable(setting.getAnnotation(Allowed.class))
                .map(allowed -> new AllowedRange(allowed.min(), allowed.max()));
    }

    boolean contains(Object value) {
        return switch (value) {
            case Duration duration ->
                duration.compareTo(DurationStyle.detectAndParse(min)) >= 0
                        && duration.compareTo(DurationStyle.detectAndParse(max)) <= 0;
            case Number number -> {
                var exact = new BigDecimal(number.toString());
                yield exact.compareTo(new BigDecimal(min)) >= 0 && exact.compareTo(new BigDecimal(max)) <= 0;
            }
            case Iterable<?> all -> {
                for (var each : all) {
                    if (!contains(each)) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> throw new IllegalArgumentException("@Allowed bounds numbers and durations, not " + value);
        };
    }
}
