package io.fairlead.http;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client likes to wait, as it says in {@code Prefer} (RFC 7240): {@code wait=20}, or {@code respond-async}. */
public final class Preference {

    private static final Pattern WAIT = Pattern.compile("wait=\"?([0-9]{1,6})\"?");

    private Preference() {}

    /**
     * @param otherwise where it does not say so
     * @param longest that it can ask for
     */
    public static Duration wait(@Nullable String prefer, Duration otherwise, Duration longest) {
        if (prefer == null) {
            return otherwise;
        }
        for (var preference : prefer.toLowerCase(Locale.ROOT).split(",")) {
            var text = preference.strip();
            var wait = WAIT.matcher(text);
            if (wait.matches()) {
                var wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
                return wanted.compareTo(longest) < 0 ? wanted : longest;
            }
            if (text.startsWith("wait=")) {
                throw new InvalidRequest("?Prefer", "NOT_A_NUMBER", "Prefer: wait=N takes whole seconds.");
            }
            if (text.equals("respond-async")) {
                return Duration.ZERO;
            }
        }
        return otherwise;
    }
}
