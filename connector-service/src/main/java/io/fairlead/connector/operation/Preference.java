package io.fairlead.connector.operation;

import io.fairlead.http.InvalidRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client likes to wait, as it says in {@code Prefer} (RFC 7240): {@code wait=20}, or {@code respond-async}. */
final class Preference {

    private static final Pattern WAIT = Pattern.compile("wait=\"?([0-9]{1,6})\"?");

    private Preference() {}

    static Duration wait(@Nullable String prefer, OperationProperties properties) {
        if (prefer == null) {
            return properties.patience();
        }
        for (var preference : prefer.toLowerCase(Locale.ROOT).split(",")) {
            var text = preference.strip();
            var wait = WAIT.matcher(text);
            if (wait.matches()) {
                var wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
                return wanted.compareTo(properties.longestPatience()) < 0 ? wanted : properties.longestPatience();
            }
            if (text.startsWith("wait=")) {
                throw new InvalidRequest("?Prefer", "NOT_A_NUMBER", "Prefer: wait=N takes whole seconds.");
            }
            if (text.equals("respond-async")) {
                return Duration.ZERO;
            }
        }
        return properties.patience();
    }
}
