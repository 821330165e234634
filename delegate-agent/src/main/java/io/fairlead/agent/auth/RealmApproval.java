package io.fairlead.agent.auth;

import io.fairlead.agent.http.AddressGuard;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
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
        var named = challenge.parameter("realm").orElse("").strip();
        URI uri;
        try {
            uri = new URI(named);
        } catch (URISyntaxException _) {
            return invalid("its address cannot be read");
        }
        if (uri.getRawAuthority() != null && (uri.getRawAuthority().contains("@") || uri.getRawFragment() != null)) {
            return invalid("its address holds a user name or a fragment");
        }
        var origin = RegistryOrigin.of(uri).orElse(null);
        if (origin == null) {
            return invalid(named.isEmpty() ? "its address is missing" : "its address is not a whole http(s) URL");
        }
        if (!origin.secure() && origin.port() == 443) {
            return invalid("its address mixes http with port 443");
        }
        var misnamed = new ExternalUrl(registry).mistakeIn(origin);
        var forbidden = AddressGuard.refusalOfLiteral(origin.host());
        if (forbidden.isPresent()) {
            return disapproved(Diagnosis.ADDRESS_REFUSED, origin, "that is a " + forbidden.get());
        }
        if (registry.secure() && !origin.secure()) {
            return disapproved(Diagnosis.REALM_EXTERNAL_URL, origin, "it would be sent unencrypted");
        }
        if (!isApproved(origin)) {
            return misnamed.map(mistake -> disapproved(Diagnosis.REALM_EXTERNAL_URL, origin, mistake))
                    .orElseGet(() -> disapproved(
                            Diagnosis.REALM_REFUSED, origin, "that host does not belong to " + registry.host()));
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

    private Realm disapproved(Diagnosis code, RegistryOrigin origin, String reason) {
        return new Realm.Disapproved(
                new RegistryFinding(code, "send the credential of " + registry + " to " + origin + ": " + reason));
    }
}
