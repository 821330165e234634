package io.fairlead.agent.operation;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads the addresses that a registry names in its answers, of which none is trusted. */
final class LocationResolver {

    private static final int MAX_LENGTH = 8 * 1024;

    private LocationResolver() {}

    /** @param path with its query */
    record ResolvedLocation(RegistryOrigin origin, String path) {}

    /** Resolves an address, relative or not, against the one that was asked; empty when it leads nowhere. */
    static Optional<ResolvedLocation> resolve(RegistryOrigin origin, String path, String named) {
        if (named.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var uri = resolved(origin.resolve(path), new URI(named.strip()));
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || !(scheme.equals("https") || scheme.equals("http"))
                    || uri.getPort() > 65535) {
                return Optional.empty();
            }
            var port = uri.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
            var target = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            var query = uri.getRawQuery();
            return Optional.of(new ResolvedLocation(
                    new RegistryOrigin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port),
                    query == null ? target : target + "?" + query));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** As RFC 3986 has it: {@link URI#resolve} keeps to RFC 2396, where a query alone belongs to the folder. */
    private static URI resolved(URI base, URI named) {
        if (named.isAbsolute()
                || named.getRawAuthority() != null
                || !named.getRawPath().isEmpty()) {
            return base.resolve(named);
        }
        return named.getRawQuery() == null ? base : base.resolve(base.getRawPath() + "?" + named.getRawQuery());
    }
}
