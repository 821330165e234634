package io.fairlead.agent.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/**
 * One HTTP answer, read whole and within limits.
 *
 * @param fromProxy whether a forward proxy refused the tunnel instead of the registry answering
 */
record Answer(int status, List<Header> headers, String body, boolean fromProxy) implements Heard {

    Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .toList();
    }

    boolean isHtml() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .orElse(false);
    }

    boolean isRedirect() {
        return status >= 300 && status < 400 && header("Location").isPresent();
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
