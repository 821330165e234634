package io.fairlead.console.activity;

import io.fairlead.console.page.FormInput;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are shown; stands in the address, so that it can be kept and sent to others.
 *
 * @param correlation what one request led to, whichever service did it
 * @param since as a browser's field for date and time writes it, in UTC; including
 * @param until the same; excluding
 * @param before where the page begins
 */
public record ActivityFilter(
        @Nullable String who,
        @Nullable String action,
        @Nullable String thing,
        @Nullable String result,
        @Nullable String service,
        @Nullable String correlation,
        @Nullable String since,
        @Nullable String until,
        @Nullable String before) {

    public ActivityFilter {
        who = FormInput.orNull(who);
        action = FormInput.orNull(action);
        thing = FormInput.orNull(thing);
        result = FormInput.orNull(result);
        service = FormInput.orNull(service);
        correlation = FormInput.orNull(correlation);
        since = timeOrNone(since);
        until = timeOrNone(until);
        before = timeOrNone(before);
    }

    boolean includesService(String program) {
        return service == null || service.equals(program);
    }

    @Nullable
    Instant from() {
        return since == null ? null : time(since);
    }

    @Nullable
    Instant to() {
        if (before == null) {
            return until == null ? null : time(until);
        }
        return time(before);
    }

    /** Whether more is looked for than a service and a person. */
    public boolean hasFurtherCriteria() {
        return action != null || correlation != null || since != null || until != null;
    }

    /** The parameters of the page that shows what was before. */
    Map<String, String> olderThan(Instant time) {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, "who", who);
        put(parameters, "action", action);
        put(parameters, "thing", thing);
        put(parameters, "result", result);
        put(parameters, "service", service);
        put(parameters, "correlation", correlation);
        put(parameters, "since", since);
        put(parameters, "until", until);
        put(parameters, "before", time.toString());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String timeOrNone(@Nullable String text) {
        var given = FormInput.orNull(text);
        try {
            if (given != null) {
                time(given);
            }
            return given;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static Instant time(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
