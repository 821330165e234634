package io.fairlead.console.activity;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are shown; stands in the address, so that it can be kept and sent to others.
 *
 * @param to shows what was before this time
 */
public record Sought(
        @Nullable String who,
        @Nullable String action,
        @Nullable String thing,
        @Nullable String result,
        @Nullable String service,
        @Nullable String to) {

    public Sought {
        who = blankIsNone(who);
        action = blankIsNone(action);
        thing = blankIsNone(thing);
        result = blankIsNone(result);
        service = blankIsNone(service);
        to = blankIsNone(to);
    }

    boolean asks(String program) {
        return service == null || service.equals(program);
    }

    /** The parameters of the page that shows what was before. */
    Map<String, String> before(String time) {
        var parameters = new TreeMap<String, String>();
        put(parameters, "who", who);
        put(parameters, "action", action);
        put(parameters, "thing", thing);
        put(parameters, "result", result);
        put(parameters, "service", service);
        put(parameters, "to", time);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
