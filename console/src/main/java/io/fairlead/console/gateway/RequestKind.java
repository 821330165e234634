package io.fairlead.console.gateway;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * How long a request may take.
 *
 * @param waitTime that the service is asked for, on top of what it takes to answer
 */
record RequestKind(boolean isStream, Duration waitTime) {

    private static final Pattern WAIT = Pattern.compile("wait *= *\"?([0-9]{1,6})");

    static RequestKind of(Request request, ServiceRoute route, Duration maxWait) {
        var path = String.valueOf(request.getHttpURI().getPath());
        if (request.getMethod().equals("GET") && path.endsWith("/events")) {
            return new RequestKind(true, Duration.ZERO);
        }
        var prefer = String.join(",", request.getHeaders().getValuesList("Prefer"));
        var wait = WAIT.matcher(prefer.toLowerCase(Locale.ROOT));
        if (wait.find()) {
            var wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
            return new RequestKind(false, wanted.compareTo(maxWait) < 0 ? wanted : maxWait);
        }
        return new RequestKind(false, route.waits() ? maxWait : Duration.ZERO);
    }

    boolean isPrompt() {
        return !isStream && waitTime.isZero();
    }
}
