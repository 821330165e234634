package io.fairlead.secret.sealing;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealContext;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.encryption.SecretValues;
import io.fairlead.secret.sealing.ApproveSealRequest.ApprovedSeals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seals the values a connector needs to the delegate that works for it. */
@Component
class SealSecrets {

    private static final Logger log = LoggerFactory.getLogger(SealSecrets.class);

    private final ApproveSealRequest approval;
    private final SecretValues values;
    private final SealSigningKey signingKey;
    private final AuditLog audit;

    SealSecrets(ApproveSealRequest approval, SecretValues values, SealSigningKey signingKey, AuditLog audit) {
        this.approval = approval;
        this.values = values;
        this.signingKey = signingKey;
        this.audit = audit;
    }

    /** One seal per reference of the connector, in their order; none leaves without its entry in the audit. */
    @Transactional
    SealedSecrets seal(SealRequest sealRequest) {
        var approved = approval.approve(sealRequest);
        return new SealedSecrets(approved.versions().stream()
                .map(version -> seal(sealRequest, version, approved))
                .toList());
    }

    private SealedSecret seal(SealRequest sealRequest, SecretVersionReference version, ApprovedSeals approved) {
        var context = new SealContext(
                sealRequest.taskId(),
                sealRequest.attempt(),
                sealRequest.delegateId(),
                sealRequest.connectorId(),
                version.secret(),
                version.secretId(),
                version.version(),
                approved.origin());
        var value = values.find(version).orElseThrow(() -> SealRefused.missing(version.secret()));
        var ciphertext = approved.key().encrypt(value.reveal(), context.bytes());
        log.info(
                "sealed secret {} version {} to delegate {}, which {} task {} attempt {} at {}",
                version.secretId(),
                version.version(),
                sealRequest.delegateId(),
                isOffered(sealRequest) ? "is offered" : "holds",
                sealRequest.taskId(),
                sealRequest.attempt(),
                approved.origin());
        audit.record(AuditedChange.of("secret.sealed", version.secretId(), version.secret())
                .to(ResourceFingerprint.of(version.version(), version))
                .onBehalfOf(Actor.parse(sealRequest.actor()).orElse(null))
                .withDetail("delegate", sealRequest.delegateId())
                .withDetail("task", sealRequest.taskId())
                .withDetail("attempt", sealRequest.attempt())
                .withDetail("offered", isOffered(sealRequest))
                .withDetail("connector", sealRequest.connectorId())
                .withDetail("registry", approved.origin()));
        return new SealedSecret(context, ciphertext, signingKey.sign(context.signedBytes(ciphertext)));
    }

    private static boolean isOffered(SealRequest sealRequest) {
        return Boolean.TRUE.equals(sealRequest.offered());
    }
}
