package io.fairlead.agent.http;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a {@code Location} or {@code Link} header leads (RFC 9110 section 10.2.2).
 *
 * @param path with its query, never empty
 */
public record RedirectTarget(RegistryOrigin origin, String path) {

    private static final int MAX_LENGTH = 8 * 1024;

    /** Empty for what cannot be read, leads to no http(s) address, or brings a user name along. */
    public static Optional<RedirectTarget> resolve(RegistryOrigin from, String path, String reference) {
        if (reference.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var uri = resolved(from.resolve(path), new URI(withScheme(from, reference.strip())));
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var target = String.valueOf(uri.getRawPath());
            return uri.isOpaque()
                    ? Optional.empty()
                    : RegistryOrigin.of(uri)
                            .map(origin -> new RedirectTarget(origin, (target.isEmpty() ? "/" : target) + query));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Some registries begin an address with their own host, and no scheme. */
    private static String withScheme(RegistryOrigin own, String reference) {
        var authority = own.host() + ":" + own.port();
        return reference.startsWith(authority + "/") || reference.startsWith(own.host() + "/")
                ? own + reference.substring(reference.indexOf('/'))
                : reference;
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

    /** Whether it is the same host, encrypted where it was not. */
    public boolean isUpgradeOf(RegistryOrigin other) {
        return origin.secure() && !other.secure() && origin.host().equals(other.host());
    }

    /**
     * Takes an address that names the same host in the words of the inside, unencrypted or without its port, for the
     * registry's own: a proxy that ends TLS did not tell the registry how it is reached.
     */
    public RedirectTarget meantFor(RegistryOrigin own) {
        var inner = new RegistryOrigin("http", own.host(), 80);
        var portless = new RegistryOrigin(own.scheme(), own.host(), own.secure() ? 443 : 80);
        var downgraded = new RegistryOrigin("http", own.host(), own.port());
        return origin.equals(inner) || origin.equals(portless) || origin.equals(downgraded)
                ? new RedirectTarget(own, path)
                : this;
    }
}
