package io.fairlead.secret.sealing;

import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.secret.usage.KnownConnector;
import io.fairlead.secret.usage.KnownConnectors;
import org.springframework.stereotype.Component;

/** Says to the audit what a refused order wanted, and where the connector is known, in its scope and for whom. */
@Component
class RefusedOrders {

    private final KnownConnectors connectors;

    RefusedOrders(KnownConnectors connectors) {
        this.connectors = connectors;
    }

    AuditedChange of(SealRequest order) {
        var known = connectors.find(order.connectorId());
        var change = known.isPresent() && known.get() instanceof KnownConnector.Live connector
                ? AuditedChange.of("secret.sealed", null, connector.scope(), null)
                        .onBehalfOf(Actor.parse(order.actor()).orElse(null))
                : AuditedChange.of("secret.sealed", null, null, null);
        return change.withDetail("delegate", order.delegateId())
                .withDetail("task", order.taskId())
                .withDetail("attempt", order.attempt())
                .withDetail("connector", order.connectorId());
    }
}
