package io.fairlead.agent.http;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a {@code Location} or {@code Link} header leads (RFC 9110 section 10.2.2).
 *
 * @param path with its query, never empty
 */
public record RedirectTarget(RegistryOrigin origin, String path) {

    /** Empty for what cannot be read, leads to no http(s) address, or brings a user name along. */
    public static Optional<RedirectTarget> resolve(RegistryOrigin from, String path, String reference) {
        try {
            var uri = from.resolve(path).resolve(reference.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || !scheme.matches("https?")) {
                return Optional.empty();
            }
            var port = uri.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
            var origin = new RegistryOrigin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.of(
                    new RedirectTarget(origin, (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + query));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether it is the same host, encrypted where it was not. */
    public boolean isUpgradeOf(RegistryOrigin other) {
        return origin.secure() && !other.secure() && origin.host().equals(other.host());
    }
}
