package io.fairlead.testing.login;

import io.fairlead.access.ServiceTokenInterceptor;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.runtime.settings.ServicesProperties;
import io.fairlead.testing.json.LenientJson;
import io.fairlead.testing.login.HeldRuns.StoredRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks secret-service which logins are the same. */
@Component
class FingerprintClient {

    private final RestClient http;
    private final LenientJson json;

    FingerprintClient(
            RestClient.Builder http, ServicesProperties services, ServiceTokenInterceptor token, LenientJson json) {
        this.http = services.secret().configure(http).requestInterceptor(token).build();
        this.json = json;
    }

    /**
     * What secret-service says of one login.
     *
     * @param fingerprint absent where a secret is missing or has no value
     */
    record LoginFingerprint(@Nullable String fingerprint, List<SecretVersionReference> secrets) {}

    /** One for each run, in their order; throws when secret-service gives no answer. Not inside a transaction. */
    List<LoginFingerprint> find(List<StoredRun> runs) {
        var questions = new LoginQuestions(
                runs.stream().map(FingerprintClient::question).toList());
        var answer = http.post()
                .uri("/internal/v1/login-fingerprints")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.write(questions))
                .exchangeForRequiredValue((_, response) -> {
                    if (response.getStatusCode().value() != 200) {
                        throw new RestClientException("secret-service answered " + response.getStatusCode());
                    }
                    return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
                });
        var items = json.read(answer, LoginAnswers.class).items();
        if (items.size() != runs.size()) {
            throw new RestClientException(
                    "secret-service answered %d of %d questions".formatted(items.size(), runs.size()));
        }
        return items;
    }

    private static LoginQuestion question(StoredRun run) {
        return new LoginQuestion(
                origin(run.connection()),
                auth(run.connection()).username(),
                auth(run.connection()).usernameRef(),
                auth(run.connection()).passwordRef(),
                run.trial() instanceof StagedSecret(var _, var staged) ? staged : null);
    }

    private static String origin(RegistryConnection connection) {
        return RegistryUrl.parse(connection.dockerRegistryUrl()) instanceof RegistryUrl.Usable usable
                ? usable.origin().toString()
                : connection.dockerRegistryUrl();
    }

    private static UsernamePassword auth(RegistryConnection connection) {
        return (UsernamePassword) connection.auth();
    }

    private record LoginQuestions(List<LoginQuestion> logins) {}

    private record LoginQuestion(
            String origin,
            @Nullable String username,
            @Nullable ResourceReference usernameRef,
            ResourceReference passwordRef,
            @Nullable SecretVersionReference staged) {}

    private record LoginAnswers(List<LoginFingerprint> items) {}
}
