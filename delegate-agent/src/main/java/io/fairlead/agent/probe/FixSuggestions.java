package io.fairlead.agent.probe;

import io.fairlead.agent.provider.ProviderProfile;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.contracts.registry.KnownHosts;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Offers what a click can repair. */
record FixSuggestions(Observations observations, RegistryConnection connection) {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<scheme>https?)://)?(?<host>[^/@\\s]+)(?:/v[12])?/(?<path>[^:@?#\\s]*?)/?(?:[:@].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLIC_IBM = Pattern.compile("([a-z]{2}[0-9]?\\.)?icr\\.io");

    /** For an address that cannot be used. */
    void forAddress(Diagnosis code) {
        var typed = ADDRESS.matcher(connection.dockerRegistryUrl().strip());
        if (!typed.matches()) {
            return;
        }
        var host = typed.group("host");
        switch (code) {
            case URL_HAS_PATH -> {
                var url = (typed.group("scheme") == null ? "https" : typed.group("scheme")) + "://" + host;
                var path = typed.group("path");
                if (RepositoryCheck.isName(path)) {
                    var title = "Move " + path + " into the repository";
                    observations.addFix(
                            title, QuickFix.PatchOperation.url(url), QuickFix.PatchOperation.repository(path));
                }
            }
            case URL_HAS_PREFIX ->
                KnownHosts.prefixIn(host, "/" + typed.group("path"))
                        .ifPresent(prefix -> splitPrefix(typed.group("scheme"), host, prefix));
            case URL_IS_UI -> useHost(host);
            default -> {}
        }
    }

    private void splitPrefix(@Nullable String scheme, String host, String prefix) {
        var url = QuickFix.PatchOperation.url((scheme == null ? "https" : scheme) + "://" + host);
        var repository = connection.repository();
        if (repository == null || repository.startsWith(prefix + "/")) {
            observations.addFix("Leave only the host in the address", url);
        } else {
            observations.addFix(
                    "Begin the repository with " + prefix,
                    url,
                    QuickFix.PatchOperation.repository(prefix + "/" + repository));
        }
    }

    void forFinding(Diagnosis code, RegistryOrigin origin) {
        var moved = useHost(origin.host());
        if (!moved && code == Diagnosis.HTTP_REFUSED && origin.port() == 80) {
            observations.addFix("Use https", QuickFix.PatchOperation.url("https://" + origin.host()));
        }
        if (code == Diagnosis.IBM_WRONG_USERNAME) {
            observations.addFix("Use the user name iamapikey", QuickFix.PatchOperation.username("iamapikey"));
        }
        if (code == Diagnosis.IBM_PRIVATE_ONLY
                && PUBLIC_IBM.matcher(origin.host()).matches()) {
            observations.addFix(
                    "Use the private host", QuickFix.PatchOperation.url("https://private." + origin.host()));
        }
        var rejected = code.verdict().filter(ConnectionVerdict.REJECTED::equals).isPresent();
        if (rejected && observations.hasNote(Diagnosis.SECRET_WHITESPACE)) {
            trimSecret();
        }
        ProviderProfile.forHost(origin.host())
                .type()
                .filter(type -> type != connection.providerType())
                .ifPresent(type -> observations.addFix(
                        "Set the provider to " + type, QuickFix.PatchOperation.providerType(type.toString())));
    }

    /** Whether there is a better one. */
    private boolean useHost(String host) {
        var better = KnownHosts.replacementFor(host);
        better.ifPresent(other -> observations.addFix("Use " + other, QuickFix.PatchOperation.url("https://" + other)));
        return better.isPresent();
    }

    private void trimSecret() {
        if (connection.auth() instanceof RegistryAuth.UsernamePassword password) {
            observations.addFix(new QuickFix.TrimSecret("Trim the secret", password.passwordRef()));
        }
    }
}
