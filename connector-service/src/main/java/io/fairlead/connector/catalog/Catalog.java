package io.fairlead.connector.catalog;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.connector.document.Definition;
import io.fairlead.connector.health.Health;
import io.fairlead.connector.version.Edit;
import io.fairlead.connector.version.Versions;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import io.fairlead.http.problem.ETags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes connectors, each change and its events in one transaction. */
@Service
public class Catalog {

    private static final int TRIES = 5;

    private final Connectors connectors;
    private final Versions versions;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Catalog(Connectors connectors, Versions versions, Outbox outbox, AuditLog audit, Clock clock) {
        this.connectors = connectors;
        this.versions = versions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param identifier absent when one is to be made from the name */
    @Transactional
    Connector create(Scope scope, @Nullable String identifier, Definition definition) {
        if (identifier != null) {
            var reference = new ResourceReference(scope, identifier);
            return insert(reference, definition)
                    .orElseThrow(() -> IdentifierTaken.of(reference, freeIdentifier(scope, identifier)));
        }
        var wanted = Identifiers.of(definition.name());
        var free = Identifiers.free(wanted, java.util.Set.of());
        for (var attempt = 1; ; attempt++) {
            var reference = new ResourceReference(scope, free);
            var created = insert(reference, definition);
            if (created.isPresent()) {
                return created.get();
            }
            free = freeIdentifier(scope, wanted);
            if (attempt == TRIES) {
                throw IdentifierTaken.of(reference, free);
            }
        }
    }

    /** @param ifMatch the header as it came */
    @Transactional
    public Connector replace(ResourceReference reference, @Nullable String ifMatch, Edit edit) {
        return replace(locked(reference, ifMatch), edit, Connector::health);
    }

    /** The same when the change is proved already: nothing is pending then. */
    @Transactional
    public void replaceProved(Connector locked, Edit edit, Function<Connector, Health> assessment) {
        replace(locked, edit, assessment);
    }

    private Connector replace(Connector old, Edit edit, Function<Connector, Health> assessment) {
        var next = old.replacedBy(edit, now());
        var events = new ArrayList<ConnectorEvent>(List.of(next.updated()));
        var health = assessment.apply(next);
        if (health.status() != old.health().status() || !health.equals(next.health())) {
            next = next.assessed(health, old.since(health, next.revision().createdAt()));
            events.add(next.statusChanged());
        }
        versions.keep(old.id(), old.live());
        connectors.update(next);
        outbox.publish(events);
        audit.record(change(edit, next).from(state(old)).to(state(next)));
        return next;
    }

    /** Until the end of the caller's transaction. */
    @Transactional
    public Optional<Connector> lock(UUID id) {
        return connectors.lock(id);
    }

    /** Tells of something that leaves the connector as it is, under its lock; answers with the connector after that. */
    @Transactional
    public Connector tell(
            ResourceReference reference, @Nullable String ifMatch, Function<Connector, ConnectorEvent> event) {
        var next = locked(reference, ifMatch);
        next = next.assessed(next.health(), now());
        connectors.assess(List.of(next));
        outbox.publish(event.apply(next));
        return next;
    }

    @Transactional
    void delete(ResourceReference reference, @Nullable String ifMatch) {
        var connector = locked(reference, ifMatch);
        connectors.delete(connector.id());
        outbox.publish(connector.deleted());
        audit.record(change("connector.deleted", connector).from(state(connector)));
    }

    public Optional<Connector> find(ResourceReference reference) {
        return connectors.find(reference);
    }

    /** @param identifier as it came; one that cannot be given names nothing */
    public Connector require(Scope scope, String identifier) {
        if (!ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            throw ConnectorNotFound.of(scope);
        }
        var reference = new ResourceReference(scope, identifier);
        return find(reference).orElseThrow(() -> ConnectorNotFound.of(reference));
    }

    /** What a connector of this name would be called if it were created now. */
    public String identifierFor(Scope scope, String name) {
        return freeIdentifier(scope, Identifiers.of(name));
    }

    String freeIdentifier(Scope scope, String wanted) {
        return Identifiers.free(wanted, connectors.identifiersLike(scope, wanted));
    }

    /** Gives a connector the health that is found under its lock; tells of it if it is another one. */
    @Transactional
    public void assess(UUID id, Function<Connector, Health> assessment) {
        connectors.lock(id).ifPresent(connector -> assess(List.of(connector), assessment));
    }

    /** The same for every connector that refers to a secret. */
    @Transactional
    public void assessUsersOf(ResourceReference secret, Function<Connector, Health> assessment) {
        assess(connectors.lockUsersOf(secret), assessment);
    }

    private void assess(List<Connector> locked, Function<Connector, Health> assessment) {
        var changed = new ArrayList<Connector>();
        for (var connector : locked) {
            var health = assessment.apply(connector);
            if (!health.equals(connector.health())) {
                changed.add(connector.assessed(health, now()));
            }
        }
        if (!changed.isEmpty()) {
            connectors.assess(changed);
            outbox.publish(changed.stream().map(Connector::statusChanged).toList());
        }
    }

    private Optional<Connector> insert(ResourceReference reference, Definition definition) {
        var connector = Connector.create(reference, definition, now());
        if (!connectors.insert(connector)) {
            return Optional.empty();
        }
        outbox.publish(connector.created());
        audit.record(change("connector.created", connector).to(state(connector)));
        return Optional.of(connector);
    }

    private static AuditedChange change(String action, Connector connector) {
        return AuditedChange.of(action, connector.id(), connector.reference());
    }

    private static AuditedChange change(Edit edit, Connector connector) {
        return edit.restores() == null
                ? change("connector.replaced", connector)
                : change("connector.restored", connector).withDetail("restores", edit.restores());
    }

    private static ResourceFingerprint state(Connector connector) {
        return ResourceFingerprint.of(connector.version(), connector.definition());
    }

    private Connector locked(ResourceReference reference, @Nullable String ifMatch) {
        var connector = connectors.lock(reference).orElseThrow(() -> ConnectorNotFound.of(reference));
        ETags.require(ifMatch, connector.version());
        return connector;
    }

    /** As precise as the database keeps it, so that what is answered now is answered later as well. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
