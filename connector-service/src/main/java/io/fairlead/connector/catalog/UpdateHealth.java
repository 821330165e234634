package io.fairlead.connector.catalog;

import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.events.out.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives connectors the health that is found under their locks; tells of it where that says something new. */
@Service
@Transactional
public class UpdateHealth {

    private final Connectors connectors;
    private final HealthBatch healths;
    private final Outbox outbox;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    UpdateHealth(
            Connectors connectors,
            HealthBatch healths,
            Outbox outbox,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.connectors = connectors;
        this.healths = healths;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    public void of(UUID id, Function<Connector, ConnectorHealth> assessment) {
        connectors.findLockedById(id).ifPresent(connector -> update(List.of(connector), assessment));
    }

    /** The same for every connector that refers to a secret. */
    public void ofConnectorsUsing(ResourceReference secret, Function<Connector, ConnectorHealth> assessment) {
        update(connectors.findLockedReferringTo(secret.scope(), secret.identifier()), assessment);
    }

    private void update(List<Connector> locked, Function<Connector, ConnectorHealth> assessment) {
        var now = clock.instant();
        var changed = new ArrayList<Connector>();
        var events = new ArrayList<ConnectorEvent>();
        for (var connector : locked) {
            var health = assessment.apply(connector);
            if (!health.equals(connector.health())) {
                var next = connector.withHealth(health, now);
                if (!health.isSameStatusAs(connector.health())) {
                    next = next.withNextEvent();
                    events.add(next.statusChanged(connector.health()));
                }
                changed.add(next);
            }
        }
        if (!changed.isEmpty()) {
            healths.save(changed);
            outbox.publish(events);
            publisher.publishEvent(new HealthChanged(List.copyOf(changed)));
        }
    }
}
