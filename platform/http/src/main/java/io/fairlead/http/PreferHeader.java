package io.fairlead.http;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client likes to wait, as it says in {@code Prefer} (RFC 7240): {@code wait=20}, or {@code respond-async}. */
public final class PreferHeader {

    public static final String NAME = "Prefer";

    private static final Pattern WAIT = Pattern.compile("wait=\"?([0-9]{1,6})\"?");

    private PreferHeader() {}

    /**
     * @param fallback where the client does not say
     * @param max that a client can ask for
     */
    public static Duration waitTime(@Nullable String header, Duration fallback, Duration max) {
        if (header == null) {
            return fallback;
        }
        for (var preference : header.toLowerCase(Locale.ROOT).split(",")) {
            var text = preference.strip();
            var wait = WAIT.matcher(text);
            if (wait.matches()) {
                var wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
                return wanted.compareTo(max) < 0 ? wanted : max;
            }
            if (text.startsWith("wait=")) {
                throw new InvalidRequest(
                        Violation.ofHeader(NAME, "NOT_A_NUMBER", "Prefer: wait=N takes whole seconds."));
            }
            if (text.equals("respond-async")) {
                return Duration.ZERO;
            }
        }
        return fallback;
    }
}
