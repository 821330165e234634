package io.fairlead.runtime.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The smallest and the largest value of a setting, both allowed: numbers, or durations as ISO 8601 or {@code 10s} write
 * them. A program with another value does not start, and {@code docs/settings.md} shows the range.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    String min();

    String max();
}
