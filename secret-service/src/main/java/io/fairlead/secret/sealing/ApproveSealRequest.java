package io.fairlead.secret.sealing;

import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.catalog.LiveVersions;
import io.fairlead.secret.reference.KnownConnector;
import io.fairlead.secret.reference.KnownConnectors;
import io.fairlead.secret.reference.ProposedConnectors;
import io.fairlead.secret.sealing.SealRefused.Reason;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says which values a seal request entitles to, and to whose key and registry they are bound; or refuses it. */
@Component
class ApproveSealRequest {

    private final KnownConnectors connectors;
    private final ProposedConnectors proposals;
    private final KnownDelegates delegates;
    private final LiveVersions versions;
    private final StagedVersions stagedVersions;

    ApproveSealRequest(
            KnownConnectors connectors,
            ProposedConnectors proposals,
            KnownDelegates delegates,
            LiveVersions versions,
            StagedVersions stagedVersions) {
        this.connectors = connectors;
        this.proposals = proposals;
        this.delegates = delegates;
        this.versions = versions;
        this.stagedVersions = stagedVersions;
    }

    /**
     * What may be sealed.
     *
     * @param versions one per reference of the connector, in their order
     */
    record ApprovedSeals(SealingKey key, RegistryOrigin origin, List<SecretVersionReference> versions) {}

    /** Of a trial's staged version it also notes who has it, so that nobody else gets it; hence the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    ApprovedSeals approve(SealRequest sealRequest) {
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
        return new ApprovedSeals(
                delegate.key(),
                origin,
                connector.references().stream()
                        .map(secret -> {
                            if (!connector.scope().isWithin(secret.scope())) {
                                throw SealRefused.missing(secret);
                            }
                            return staged != null && staged.secret().equals(secret) ? staged : live(secret);
                        })
                        .toList());
    }

    private SecretVersionReference live(ResourceReference secret) {
        var live = versions.find(secret).orElseThrow(() -> SealRefused.missing(secret));
        if (live.version() == 0) {
            throw new SealRefused(
                    Reason.SECRET_HAS_NO_VALUE,
                    "The secret %s in %s has no value yet.".formatted(secret.identifier(), secret.scope()));
        }
        return live;
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
}
