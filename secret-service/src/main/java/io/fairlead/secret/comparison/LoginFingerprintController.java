package io.fairlead.secret.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.access.RequiresServiceScope;
import io.fairlead.audit.NotAudited;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.http.problem.InvalidRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells test-service which logins are the same, so that a wrong password is tried once. */
@RestController
class LoginFingerprintController {

    private static final int MAX_LOGINS = 200;

    private final LoginFingerprints fingerprints;

    LoginFingerprintController(LoginFingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * Says which logins are the same.
     *
     * <p>Two logins have the same fingerprint exactly if they go to the same registry, with the same user and the same
     * version of the same secret; a user name that a secret holds is the same as one that is written out. A fingerprint
     * tells nothing else, and nobody but secret-service can make one.
     *
     * @return one fingerprint for each login, in their order
     */
    @NotAudited("It only shows which logins are the same.")
    @PostMapping("/internal/v1/login-fingerprints")
    @RequiresServiceScope("secrets.compare")
    LoginFingerprintList listLoginFingerprints(@RequestBody LoginQuestions questions) {
        if (questions.logins().size() > MAX_LOGINS) {
            throw new InvalidRequest(
                    "/logins", "TOO_MANY", "At most %d logins are compared at once.".formatted(MAX_LOGINS));
        }
        return new LoginFingerprintList(
                questions.logins().stream().map(fingerprints::of).toList());
    }

    /**
     * Logins to compare.
     *
     * @param logins at most 200
     */
    record LoginQuestions(List<LoginQuestion> logins) {}

    /**
     * A login. Exactly one of {@code username} and {@code usernameRef} is there.
     *
     * @param origin of the registry: scheme, host and port
     * @param username the user name itself
     * @param usernameRef the secret that holds the user name
     * @param passwordRef the secret that holds the password or token
     * @param staged the version that is tried in place of the live one; absent outside of a trial
     */
    record LoginQuestion(
            String origin,
            @Nullable String username,
            @Nullable ResourceReference usernameRef,
            ResourceReference passwordRef,
            @Nullable SecretVersionReference staged) {}

    /**
     * Fingerprints of logins.
     *
     * @param items one for each login, in their order
     */
    record LoginFingerprintList(List<LoginFingerprint> items) {}

    /**
     * What is told of one login.
     *
     * @param fingerprint equal for equal logins; absent where a secret is missing or has no value
     * @param secrets the versions that it is about, the password's first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LoginFingerprint(@Nullable String fingerprint, List<SecretVersionReference> secrets) {}
}
