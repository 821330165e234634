package io.fairlead.secret.sealing;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealContext;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.catalog.LiveVersions;
import io.fairlead.secret.encryption.SecretValues;
import io.fairlead.secret.reference.KnownConnector;
import io.fairlead.secret.reference.KnownConnectors;
import io.fairlead.secret.reference.ProposedConnectors;
import io.fairlead.secret.sealing.SealRefused.Reason;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seals the values a connector needs to the delegate that works for it. */
@Component
class SealSecrets {

    private static final Logger log = LoggerFactory.getLogger(SealSecrets.class);

    private final KnownConnectors connectors;
    private final KnownDelegates delegates;
    private final LiveVersions versions;
    private final StagedVersions stagedVersions;
    private final ProposedConnectors proposals;
    private final SecretValues values;
    private final SealSigningKey signingKey;
    private final AuditLog audit;

    SealSecrets(
            KnownConnectors connectors,
            KnownDelegates delegates,
            LiveVersions versions,
            StagedVersions stagedVersions,
            ProposedConnectors proposals,
            SecretValues values,
            SealSigningKey signingKey,
            AuditLog audit) {
        this.connectors = connectors;
        this.delegates = delegates;
        this.versions = versions;
        this.stagedVersions = stagedVersions;
        this.proposals = proposals;
        this.values = values;
        this.signingKey = signingKey;
        this.audit = audit;
    }

    /** One seal per reference of the connector, in their order; none leaves without its entry in the audit. */
    @Transactional
    SealedSecrets seal(SealRequest sealRequest) {
        var proposed = sealRequest.trialId() == null
                ? Optional.<KnownConnector.Live>empty()
                : proposals.find(sealRequest.trialId(), sealRequest.connectorId());
        var connector = proposed.orElseGet(() -> connector(sealRequest));
        var origin = connector.origin();
        if (origin == null) {
            throw new SealRefused(
                    Reason.REGISTRY_UNKNOWN,
                    "The address of connector %s names no registry.".formatted(sealRequest.connectorId()));
        }
        var delegate = delegates.require(sealRequest.delegateId());
        if (!delegate.mayServe(connector)) {
            throw SealRefused.unsuitable(sealRequest.delegateId(), sealRequest.connectorId());
        }
        var staged = sealRequest.trialId() == null || proposed.isPresent()
                ? null
                : stagedVersions.require(sealRequest.trialId(), sealRequest);
        return new SealedSecrets(connector.references().stream()
                .map(secret -> {
                    if (!connector.scope().isWithin(secret.scope())) {
                        throw missing(secret);
                    }
                    var version = staged != null && staged.secret().equals(secret) ? staged : live(secret);
                    return seal(sealRequest, version, origin, delegate.key());
                })
                .toList());
    }

    private SecretVersionReference live(ResourceReference secret) {
        var live = versions.find(secret).orElseThrow(() -> missing(secret));
        if (live.version() == 0) {
            throw new SealRefused(
                    Reason.SECRET_HAS_NO_VALUE,
                    "The secret %s in %s has no value yet.".formatted(secret.identifier(), secret.scope()));
        }
        return live;
    }

    private SealedSecret seal(
            SealRequest sealRequest, SecretVersionReference version, RegistryOrigin origin, SealingKey key) {
        var context = new SealContext(
                sealRequest.taskId(),
                sealRequest.attempt(),
                sealRequest.delegateId(),
                sealRequest.connectorId(),
                version.secret(),
                version.secretId(),
                version.version(),
                origin);
        var value = values.find(version).orElseThrow(() -> missing(version.secret()));
        var ciphertext = key.encrypt(value.reveal(), context.bytes());
        log.info(
                "sealed secret {} version {} to delegate {} for task {} attempt {} at {}",
                version.secretId(),
                version.version(),
                sealRequest.delegateId(),
                sealRequest.taskId(),
                sealRequest.attempt(),
                origin);
        audit.record(AuditedChange.of("secret.sealed", version.secretId(), version.secret())
                .to(ResourceFingerprint.of(version.version(), version))
                .onBehalfOf(Actor.parse(sealRequest.actor()).orElse(null))
                .withDetail("delegate", sealRequest.delegateId())
                .withDetail("task", sealRequest.taskId())
                .withDetail("attempt", sealRequest.attempt())
                .withDetail("connector", sealRequest.connectorId())
                .withDetail("registry", origin));
        return new SealedSecret(context, ciphertext, signingKey.sign(context.signedBytes(ciphertext)));
    }

    private KnownConnector.Live connector(SealRequest sealRequest) {
        var known = connectors.find(sealRequest.connectorId());
        if (known.isEmpty()
                || known.get() instanceof KnownConnector.Live live && live.version() < sealRequest.connectorVersion()) {
            throw new SealRefused(
                    Reason.NOT_YET,
                    "Version %d of connector %s is not known yet."
                            .formatted(sealRequest.connectorVersion(), sealRequest.connectorId()));
        }
        if (known.get() instanceof KnownConnector.Live live && live.version() == sealRequest.connectorVersion()) {
            return live;
        }
        throw new SealRefused(
                Reason.CONNECTOR_SUPERSEDED,
                "Version %d of connector %s is no longer the current one."
                        .formatted(sealRequest.connectorVersion(), sealRequest.connectorId()));
    }

    private static SealRefused missing(ResourceReference secret) {
        return new SealRefused(
                Reason.SECRET_NOT_FOUND,
                "There is no secret %s in %s that this connector may use."
                        .formatted(secret.identifier(), secret.scope()));
    }
}
