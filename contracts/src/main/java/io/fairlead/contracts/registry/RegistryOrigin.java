package io.fairlead.contracts.registry;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The only place a credential may go: scheme, host and port of a registry (RFC 6454).
 *
 * @param scheme {@code https} or {@code http}
 * @param host lower case, ASCII (IDNA applied); IPv6 in brackets
 * @param port 1 to 65535, always explicit
 */
public record RegistryOrigin(String scheme, String host, int port) {

    /** Labels as DNS and containers have them: unlike {@link URI#getHost()}, with underscores. */
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[0-9a-z_]([0-9a-z_-]{0,61}[0-9a-z_])?"
            + "(\\.[0-9a-z_]([0-9a-z_-]{0,61}[0-9a-z_])?)*|\\[[0-9a-f:.]+]");

    /** The origin of a whole http(s) URL; empty for any other, and for one that brings a user name along. */
    public static Optional<RegistryOrigin> of(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var authority = url.getRawAuthority();
        return authority == null || !(scheme.equals("https") || scheme.equals("http"))
                ? Optional.empty()
                : of(scheme, authority);
    }

    /** @param authority host and port as typed, the port optional */
    static Optional<RegistryOrigin> of(String scheme, String authority) {
        var colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
        var host = host(colon < 0 ? authority : authority.substring(0, colon));
        var port = colon < 0 ? (scheme.equals("https") ? 443 : 80) : port(authority.substring(colon + 1));
        return host.isEmpty() || port < 0 ? Optional.empty() : Optional.of(new RegistryOrigin(scheme, host, port));
    }

    private static String host(String raw) {
        try {
            var ascii = raw.startsWith("[") ? raw : IDN.toASCII(raw);
            // The root's dot is no part of the name in certificates and in TLS.
            var host = ascii.toLowerCase(Locale.ROOT).replaceFirst("(?<=[^.])\\.$", "");
            return HOST.matcher(host).matches() ? host : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static int port(String digits) {
        if (!digits.matches("[0-9]{1,5}")) {
            return -1;
        }
        var port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? port : -1;
    }

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
