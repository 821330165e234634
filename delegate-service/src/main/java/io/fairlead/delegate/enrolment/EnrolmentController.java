package io.fairlead.delegate.enrolment;

import io.fairlead.audit.Audited;
import io.fairlead.contracts.protocol.EnrolmentRequest;
import io.fairlead.contracts.protocol.EnrolmentRequest.EnrolmentResponse;
import io.fairlead.delegate.secretservice.SecretServiceClient;
import io.fairlead.delegate.signature.IdentityKey;
import io.fairlead.http.name.NameRule;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import io.fairlead.limits.Limit;
import io.fairlead.limits.Limited;
import io.fairlead.limits.PresentedCredential;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the first request of a delegate, the only one that is not signed. */
@RestController
class EnrolmentController {

    private static final int MAX_KEY_BYTES = 4096;

    private final EnrolDelegate enrolments;
    private final SecretServiceClient secretService;

    EnrolmentController(EnrolDelegate enrolments, SecretServiceClient secretService) {
        this.enrolments = enrolments;
        this.secretService = secretService;
    }

    record SealSignatureKey(String key) {}

    /**
     * Enrols a delegate.
     *
     * @param enrolment the token, and who the delegate is
     * @return who the delegate is from now on
     */
    @Audited("delegate.enrolled")
    @Limited(Limit.ENROLMENT)
    @PostMapping("/delegate/v1/enrolments")
    @ResponseStatus(HttpStatus.CREATED)
    EnrolmentResponse enrolDelegate(@RequestBody EnrolmentRequest enrolment, HttpServletRequest request) {
        var faults = faults(enrolment);
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
        var credential = PresentedCredential.of(request);
        if (!enrolments.allows(enrolment.token())) {
            credential.refuse();
            throw new EnrolmentRefused();
        }
        credential.leaveUnchecked();
        // Before the token is touched: a use must not be lost to another service's outage.
        var key = secretService.call(
                "enrol a delegate",
                http -> http.get()
                        .uri("/internal/v1/seal-signature-key")
                        .retrieve()
                        .body(SealSignatureKey.class));
        var delegate = enrolments.enrol(enrolment);
        return new EnrolmentResponse(delegate.id(), delegate.scope(), delegate.tags(), key.key());
    }

    private static List<Violation> faults(EnrolmentRequest enrolment) {
        var faults = new ArrayList<Violation>();
        if (!isBetween(enrolment.token(), 200)) {
            faults.add(new Violation("/token", "REQUIRED", "token is missing."));
        }
        NameRule.fault(enrolment.name()).ifPresent(fault -> faults.add(new Violation("/name", "INVALID_NAME", fault)));
        if (!isBetween(enrolment.agentVersion(), 64)) {
            faults.add(new Violation("/agentVersion", "INVALID_VERSION", "The version has 1 to 64 characters."));
        }
        if (enrolment.identityKey() == null
                || IdentityKey.parse(enrolment.identityKey()).isEmpty()) {
            faults.add(new Violation("/identityKey", "INVALID_KEY", "It must be an Ed25519 key, X.509, in base64."));
        }
        if (!isBase64(enrolment.sealingKey())) {
            faults.add(new Violation("/sealingKey", "INVALID_KEY", "It must be a Tink keyset in base64."));
        }
        return faults;
    }

    private static boolean isBetween(@Nullable String text, int max) {
        return text != null && !text.isBlank() && text.length() <= max && text.indexOf('\0') < 0;
    }

    private static boolean isBase64(@Nullable String text) {
        try {
            return isBetween(text, MAX_KEY_BYTES)
                    && Base64.getDecoder().decode(Objects.requireNonNull(text)).length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
