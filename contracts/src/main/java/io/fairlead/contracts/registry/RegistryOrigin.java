package io.fairlead.contracts.registry;

import java.net.URI;

/**
 * The only place a credential may go: scheme, host and port of a registry (RFC 6454).
 *
 * @param scheme {@code https} or {@code http}
 * @param host lower case, ASCII (IDNA applied); IPv6 in brackets
 * @param port 1 to 65535, always explicit
 */
public record RegistryOrigin(String scheme, String host, int port) {

    public boolean secure() {
        return scheme.equals("https");
    }

    public URI resolve(String path) {
        return URI.create(this + path);
    }

    /** As a URL, without the port where it is the scheme's own. */
    @Override
    public String toString() {
        var standard = secure() ? 443 : 80;
        return scheme + "://" + host + (port == standard ? "" : ":" + port);
    }
}
