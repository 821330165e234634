package io.fairlead.secret.sealing;

import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.secret.reference.KnownConnector;
import io.fairlead.secret.reference.KnownConnectors;
import org.springframework.stereotype.Component;

/** Says to the audit what a refused order wanted, and where the connector is known, in its scope and for whom. */
@Component
class RefusedSealAudit {

    private final KnownConnectors connectors;

    RefusedSealAudit(KnownConnectors connectors) {
        this.connectors = connectors;
    }

    AuditedChange change(SealRequest sealRequest) {
        var known = connectors.find(sealRequest.connectorId());
        var change = known.isPresent() && known.get() instanceof KnownConnector.Live connector
                ? AuditedChange.of("secret.sealed", null, connector.scope(), null)
                        .onBehalfOf(Actor.parse(sealRequest.actor()).orElse(null))
                : AuditedChange.of("secret.sealed", null, null, null);
        return change.withDetail("delegate", sealRequest.delegateId())
                .withDetail("task", sealRequest.taskId())
                .withDetail("attempt", sealRequest.attempt())
                .withDetail("offered", Boolean.TRUE.equals(sealRequest.offered()))
                .withDetail("connector", sealRequest.connectorId());
    }
}
