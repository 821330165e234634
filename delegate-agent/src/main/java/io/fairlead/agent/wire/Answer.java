package io.fairlead.agent.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/**
 * One HTTP answer, read whole and within limits.
 *
 * @param body empty where a {@link Sink} took it
 * @param fromProxy whether a forward proxy refused the tunnel instead of the registry answering
 */
public record Answer(int status, List<Header> headers, String body, boolean fromProxy) implements Heard {

    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .toList();
    }

    public boolean isHtml() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .orElse(false);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400 && header("Location").isPresent();
    }

    Answer saying(String text) {
        return new Answer(status, headers, text, fromProxy);
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
