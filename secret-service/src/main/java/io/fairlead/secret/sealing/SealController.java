package io.fairlead.secret.sealing;

import io.fairlead.access.RequiresServiceScope;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Audited;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders for seals from delegate-service, and counts them by result. */
@RestController
@RequestMapping("/internal/v1")
@RequiresServiceScope("secrets.seal")
class SealController {

    private static final Logger log = LoggerFactory.getLogger(SealController.class);

    private final SealSecrets seals;
    private final RefusedSealAudit refusedSeals;
    private final SealSigningKey signingKey;
    private final MeterRegistry metrics;

    SealController(SealSecrets seals, RefusedSealAudit refusedSeals, SealSigningKey signingKey, MeterRegistry metrics) {
        this.seals = seals;
        this.refusedSeals = refusedSeals;
        this.signingKey = signingKey;
        this.metrics = metrics;
        seals("SEALED");
        seals("FAILED");
        Arrays.stream(SealRefused.Reason.values()).forEach(reason -> seals(reason.name()));
    }

    private Counter seals(String result) {
        return Counter.builder("fairlead.seals")
                .description("Requests of delegate-service to seal secrets, by what came of them")
                .tag("result", result)
                .register(metrics);
    }

    /**
     * Seals the values of a task's secrets to the delegate that holds the task, or that is about to be offered it.
     *
     * @param sealRequest which task of which delegate needs which connector's secrets
     * @return the sealed values
     */
    @Audited("secret.sealed")
    @PostMapping("/seals")
    SealedSecrets sealSecrets(@RequestBody SealRequest sealRequest, HttpServletRequest request) {
        var result = "FAILED";
        try {
            var sealed = seals.seal(sealRequest);
            result = "SEALED";
            return sealed;
        } catch (SealRefused refused) {
            result = refused.reason().name();
            request.setAttribute(AuditLog.REFUSED, refusedSeals.change(sealRequest));
            log.info(
                    "refused to seal for delegate {}, task {}: {}",
                    sealRequest.delegateId(),
                    sealRequest.taskId(),
                    result);
            throw refused;
        } finally {
            seals(result).increment();
        }
    }

    /**
     * Reads the key that proves whose seals are.
     *
     * <p>Delegate-service hands it to each delegate that enrols.
     *
     * @return the public half of the key
     */
    @GetMapping("/seal-signature-key")
    SealSigningKeyResponse getSealSignatureKey() {
        return new SealSigningKeyResponse(signingKey.publicKey());
    }

    /**
     * The key that proves whose seal it is.
     *
     * @param key Ed25519 public key, X.509, base64
     */
    record SealSigningKeyResponse(String key) {}
}
