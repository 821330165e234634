package io.fairlead.agent.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/**
 * One HTTP answer, read whole and within limits.
 *
 * @param body empty where a {@link BodyConsumer} took it
 * @param fromProxy whether a forward proxy refused the tunnel instead of the registry answering
 */
public record RegistryResponse(int status, List<Header> headers, String body, boolean fromProxy)
        implements RegistryReply {

    public Optional<String> header(String name) {
        return headerValues(name).stream().findFirst();
    }

    public List<String> headerValues(String name) {
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

    RegistryResponse withBody(String text) {
        return new RegistryResponse(status, headers, text, fromProxy);
    }

    @Override
    public String toString() {
        return "RegistryResponse[status=" + status + "]";
    }
}
