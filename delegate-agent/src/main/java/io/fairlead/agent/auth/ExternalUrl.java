package io.fairlead.agent.auth;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises addresses that a registry names because nobody told it how it is reached from outside. */
record ExternalUrl(RegistryOrigin registry) {

    /** The defaults of charts and guides, which nobody should have left in place. */
    private static final Pattern EXAMPLE = Pattern.compile("(.+\\.)?harbor\\.domain|(.+\\.)?(my|your)domain\\.com"
            + "|(reg|registry|harbor|hub|gitlab|registry\\.gitlab)\\.example\\.(com|org)");

    private static final Pattern CLUSTER = Pattern.compile(".+\\.(svc|cluster\\.local|docker\\.internal)");
    private static final Pattern LOOPBACK = Pattern.compile("(.+\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** What is wrong with an address; empty when it may be meant. */
    Optional<String> mistakeIn(RegistryOrigin named) {
        var host = named.host();
        var sameHost = host.equals(registry.host());
        var standardPort = named.port() == (named.secure() ? 443 : 80);
        if (sameHost) {
            return standardPort && named.port() != registry.port()
                    ? Optional.of("the registry's port is missing in it")
                    : Optional.empty();
        }
        if (EXAMPLE.matcher(host).matches() && !EXAMPLE.matcher(registry.host()).matches()) {
            return Optional.of("that is the host of an example");
        }
        if (LOOPBACK.matcher(host).matches()
                && !LOOPBACK.matcher(registry.host()).matches()) {
            return Optional.of("that is every machine's own address");
        }
        var outside = registry.host().contains(".")
                && !LOOPBACK.matcher(registry.host()).matches();
        var innerName = !host.contains(".") && !host.startsWith("[");
        return outside
                        && (innerName || CLUSTER.matcher(host).matches())
                        && !CLUSTER.matcher(registry.host()).matches()
                ? Optional.of("that host is known inside the registry's own network only")
                : Optional.empty();
    }
}
