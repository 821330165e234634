package io.fairlead.agent.proxy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy as {@code HTTPS_PROXY} and {@code NO_PROXY} describe it.
 *
 * @param userInfo {@code user:password}, absent for a proxy that asks for none
 * @param directHosts hosts reached without it: names, {@code .suffixes}, {@code host:port}, or {@code *} for all
 */
public record ForwardProxy(String host, int port, @Nullable String userInfo, List<String> directHosts) {

    /** Reads {@code http://[user:password@]host:port}; empty for a blank address. */
    public static Optional<ForwardProxy> parse(String address, String noProxy) {
        if (address.isBlank()) {
            return Optional.empty();
        }
        var uri = URI.create(address.contains("://") ? address.strip() : "http://" + address.strip());
        if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("the proxy's address must look like http://host:port");
        }
        var directHosts = Arrays.stream(noProxy.split("[,\\s]+"))
                .filter(entry -> !entry.isBlank())
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
        return Optional.of(new ForwardProxy(
                uri.getHost(), uri.getPort() < 0 ? 3128 : uri.getPort(), uri.getUserInfo(), directHosts));
    }

    /** Whether the given host lies behind this proxy; the machine itself never does. */
    public boolean covers(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]") || name.equals("::1")) {
            return false;
        }
        return directHosts.stream().noneMatch(entry -> matches(entry, name, port));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*") || entry.equals(host) || entry.equals(host + ":" + port)) {
            return true;
        }
        var suffix = entry.startsWith("*.") ? entry.substring(1) : entry;
        return suffix.startsWith(".") ? host.endsWith(suffix) : host.endsWith("." + suffix);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
