package io.fairlead.connector.document;

import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.body.JsonObjectReader;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the part of a document that says which registry it is and how to reach it. */
final class SpecReader {

    private static final Pattern HOST =
            Pattern.compile("[0-9a-z]([0-9a-z._-]{0,251}[0-9a-z])?(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SELECTOR = Pattern.compile("[^\\p{Cntrl}\\s,][^\\p{Cntrl},]*");

    private final AuthReader auths;

    SpecReader(Scope scope, Map<String, ResourceReference> secrets) {
        this.auths = new AuthReader(scope, secrets);
    }

    @Nullable
    RegistryConnection read(JsonObjectReader spec) {
        var url = url(spec);
        var provider = spec.requiredEnum("providerType", ProviderType.class);
        var auth = auths.read(spec);
        var selectors = spec.textList(
                "delegateSelectors",
                SELECTOR,
                "A delegate's tag is one line without commas and without a blank ahead.");
        var repository = repository(spec);
        var hosts = spec
                .textList(
                        "trustedTokenHosts",
                        HOST,
                        "A token host is a bare host name such as auth.example.com, without https:// and path.")
                .stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        var certificates = certificates(spec);
        spec.rejectUnknown();
        return url == null || provider == null || auth == null
                ? null
                : new RegistryConnection(url, provider, auth, selectors, repository, hosts, certificates);
    }

    /** As it was typed, without the blanks around it, which come from copying and mean nothing. */
    private static @Nullable String url(JsonObjectReader spec) {
        var url = spec.requiredText("dockerRegistryUrl", 2048);
        if (url != null && RegistryUrl.parse(url) instanceof RegistryUrl.Unusable unusable) {
            var code = unusable.diagnosis();
            spec.addViolation(
                    "dockerRegistryUrl",
                    code.name(),
                    "%s %s".formatted(code.meaning(), Objects.requireNonNullElse(code.remedy(), "")));
        }
        return url == null ? null : url.strip();
    }

    private static @Nullable String repository(JsonObjectReader spec) {
        var repository = spec.text("repository", ImageReference.MAX_REPOSITORY_LENGTH);
        if (repository == null || repository.isEmpty()) {
            return null;
        }
        if (!ImageReference.isRepository(repository)) {
            spec.addViolation(
                    "repository",
                    "INVALID_REPOSITORY",
                    "A repository is written in lower case without host, tag and digest, such as my-namespace/app.");
        }
        return repository;
    }

    private static String certificates(JsonObjectReader spec) {
        var pem = spec.text("caCertificates", 65_536);
        if (pem == null || pem.isBlank()) {
            return "";
        }
        PemCertificates.findProblem(pem)
                .ifPresent(fault -> spec.addViolation("caCertificates", "INVALID_CERTIFICATES", fault));
        return pem;
    }
}
