package io.fairlead.console.wizard;

import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.PageScope;
import io.fairlead.console.api.Secret;
import io.fairlead.console.api.SecretClient;
import io.fairlead.console.lint.ValueWarnings;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Gives the secret that a draft refers to a new value. */
@Component
class CredentialChange {

    private static final Pattern VERSION = Pattern.compile("/secrets/[^/]+/versions/(\\d+)");

    private final SecretClient secrets;
    private final ValueWarnings warnings;

    CredentialChange(SecretClient secrets, ValueWarnings warnings) {
        this.secrets = secrets;
        this.warnings = warnings;
    }

    Secret secret(WizardDraft draft) {
        return Objects.requireNonNull(
                secrets.read(scope(draft), identifier(draft)).getBody());
    }

    List<?> warnings(WizardDraft draft, String value, List<String> apply) {
        return warnings.find(
                scope(draft), NewSecret.ofText(identifier(draft), identifier(draft), "", false, value), apply);
    }

    /** The page of the version that is being tested; null where nothing uses the secret, so that the value is live. */
    @Nullable
    String replace(WizardDraft draft, String value, List<String> apply) {
        var scope = scope(draft);
        var answer = secrets.read(scope, identifier(draft));
        var etag = String.valueOf(answer.getHeaders().getFirst(HttpHeaders.ETAG));
        var secret = NewSecret.withValue(Objects.requireNonNull(answer.getBody()), value);
        return page(
                secrets.replaceValue(scope, identifier(draft), etag, apply, secret)
                        .getHeaders()
                        .getLocation(),
                scope,
                identifier(draft));
    }

    private static @Nullable String page(@Nullable URI trial, PageScope scope, String identifier) {
        var version = trial == null ? null : VERSION.matcher(trial.getPath());
        return version == null || !version.find()
                ? null
                : scope.path("/secrets/" + identifier + "/versions/" + version.group(1));
    }

    private static PageScope scope(WizardDraft draft) {
        return draft.place().resolve(draft.login().passwordRef());
    }

    private static String identifier(WizardDraft draft) {
        var reference = draft.login().passwordRef();
        return reference.substring(reference.indexOf('.') + 1);
    }
}
