package io.fairlead.agent.auth;

import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** Decides whether the token service that a registry names may see the credential. */
public record RealmApproval(RegistryOrigin registry, List<String> trustedHosts) {

    /** Below these, neighbours are strangers to each other. */
    private static final Set<String> SHARED_DOMAINS = Set.of(
            "amazonaws.com",
            "amazonaws.com.cn",
            "azurecr.io",
            "pkg.dev",
            "azure.com",
            "cloudfront.net",
            "windows.net",
            "googleapis.com",
            "appspot.com",
            "oraclecloud.com",
            "ocir.io",
            "ngrok.io",
            "nip.io");

    public Realm judge(AuthChallenge challenge) {
        var named = challenge.parameter("realm").orElse("");
        URI uri;
        try {
            uri = URI.create(named.strip());
        } catch (IllegalArgumentException _) {
            return invalid("its address cannot be read");
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return invalid(named.isEmpty() ? "its address is missing" : "its address is not a whole http(s) URL");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return invalid("its address holds a user name or a fragment");
        }
        var port = uri.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
        if (port < 1 || port > 65535 || (scheme.equals("http") && port == 443)) {
            return invalid("its address mixes " + scheme + " with port " + port);
        }
        var origin = new RegistryOrigin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
        if (registry.secure() && !origin.secure()) {
            return refused(origin, "it would be sent unencrypted");
        }
        if (!isApproved(origin)) {
            return refused(origin, "that host does not belong to " + registry.host());
        }
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery();
        return new Realm.Approved(
                registry,
                origin,
                query == null ? path : path + "?" + query,
                challenge.parameter("service").orElse(null));
    }

    private boolean isApproved(RegistryOrigin origin) {
        if (origin.host().equals(registry.host()) && origin.port() == registry.port()) {
            return true;
        }
        if (trustedHosts.contains(origin.host()) || trustedHosts.contains(origin.host() + ":" + origin.port())) {
            return true;
        }
        if (isBare(origin.host()) || isBare(registry.host())) {
            return false;
        }
        var suffixes = PublicSuffixMatcherLoader.getDefault();
        var theirs = suffixes.getDomainRoot(origin.host());
        return theirs != null
                && !SHARED_DOMAINS.contains(theirs)
                && theirs.equals(suffixes.getDomainRoot(registry.host()));
    }

    /** Addresses and single words have no domain; a matcher for suffixes would invent one. */
    private static boolean isBare(String host) {
        return host.startsWith("[") || !host.contains(".") || host.matches("[0-9a-fx.]*[.]?(0x[0-9a-f]+|[0-9]+)[.]?");
    }

    private Realm invalid(String reason) {
        return new Realm.Disapproved(new RegistryFinding(
                Diagnosis.REALM_INVALID, "read the token service that " + registry + " names: " + reason));
    }

    private Realm refused(RegistryOrigin origin, String reason) {
        return new Realm.Disapproved(new RegistryFinding(
                Diagnosis.REALM_REFUSED, "send the credential of " + registry + " to " + origin + ": " + reason));
    }
}
