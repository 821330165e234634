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
import io.fairlead.secret.sealing.SealRefused.Reason;
import io.fairlead.secret.usage.KnownConnector;
import io.fairlead.secret.usage.KnownConnectors;
import io.fairlead.secret.usage.ProposedConnectors;
import io.fairlead.secret.vault.Vault;
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
    private final DelegateKeys delegates;
    private final LiveVersions versions;
    private final StagedVersions trials;
    private final ProposedConnectors proposals;
    private final Vault vault;
    private final SignatureKey signatureKey;
    private final AuditLog audit;

    SealSecrets(
            KnownConnectors connectors,
            DelegateKeys delegates,
            LiveVersions versions,
            StagedVersions trials,
            ProposedConnectors proposals,
            Vault vault,
            SignatureKey signatureKey,
            AuditLog audit) {
        this.connectors = connectors;
        this.delegates = delegates;
        this.versions = versions;
        this.trials = trials;
        this.proposals = proposals;
        this.vault = vault;
        this.signatureKey = signatureKey;
        this.audit = audit;
    }

    /** One seal per reference of the connector, in their order; none leaves without its entry in the audit. */
    @Transactional
    SealedSecrets seal(SealRequest order) {
        var proposed = order.trialId() == null
                ? Optional.<KnownConnector.Live>empty()
                : proposals.find(order.trialId(), order.connectorId());
        var connector = proposed.orElseGet(() -> connector(order));
        var origin = connector.origin();
        if (origin == null) {
            throw new SealRefused(
                    Reason.REGISTRY_UNKNOWN,
                    "The address of connector %s names no registry.".formatted(order.connectorId()));
        }
        var delegate = delegates.of(order.delegateId());
        if (!delegate.suits(connector)) {
            throw SealRefused.unsuitable(order.delegateId(), order.connectorId());
        }
        var staged = order.trialId() == null || proposed.isPresent() ? null : trials.staged(order.trialId(), order);
        return new SealedSecrets(connector.references().stream()
                .map(secret -> {
                    if (!connector.scope().isWithin(secret.scope())) {
                        throw missing(secret);
                    }
                    var version = staged != null && staged.secret().equals(secret) ? staged : live(secret);
                    return seal(order, version, origin, delegate.key());
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
            SealRequest order, SecretVersionReference version, RegistryOrigin origin, DelegateKey key) {
        var context = new SealContext(
                order.taskId(),
                order.attempt(),
                order.delegateId(),
                order.connectorId(),
                version.secret(),
                version.secretId(),
                version.version(),
                origin);
        var value = vault.open(version).orElseThrow(() -> missing(version.secret()));
        var ciphertext = key.encrypt(value.reveal(), context.bytes());
        log.info(
                "sealed secret {} version {} to delegate {} for task {} attempt {} at {}",
                version.secretId(),
                version.version(),
                order.delegateId(),
                order.taskId(),
                order.attempt(),
                origin);
        audit.record(AuditedChange.of("secret.sealed", version.secretId(), version.secret())
                .to(ResourceFingerprint.of(version.version(), version))
                .onBehalfOf(Actor.parse(order.actor()).orElse(null))
                .withDetail("delegate", order.delegateId())
                .withDetail("task", order.taskId())
                .withDetail("attempt", order.attempt())
                .withDetail("connector", order.connectorId())
                .withDetail("registry", origin));
        return new SealedSecret(context, ciphertext, signatureKey.sign(context.signedBytes(ciphertext)));
    }

    private KnownConnector.Live connector(SealRequest order) {
        var known = connectors.find(order.connectorId());
        if (known.isEmpty()
                || known.get() instanceof KnownConnector.Live live && live.version() < order.connectorVersion()) {
            throw new SealRefused(
                    Reason.NOT_YET,
                    "Version %d of connector %s is not known yet."
                            .formatted(order.connectorVersion(), order.connectorId()));
        }
        if (known.get() instanceof KnownConnector.Live live && live.version() == order.connectorVersion()) {
            return live;
        }
        throw new SealRefused(
                Reason.CONNECTOR_SUPERSEDED,
                "Version %d of connector %s is no longer the current one."
                        .formatted(order.connectorVersion(), order.connectorId()));
    }

    private static SealRefused missing(ResourceReference secret) {
        return new SealRefused(
                Reason.SECRET_NOT_FOUND,
                "There is no secret %s in %s that this connector may use."
                        .formatted(secret.identifier(), secret.scope()));
    }
}
