package io.fairlead.connector.catalog;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.connector.version.DefinitionVersions;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.scope.IdentifierCandidates;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import io.fairlead.http.problem.ETags;
import java.time.Clock;
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
public class ConnectorCatalog {

    private static final int MAX_ATTEMPTS = 5;

    private final Connectors connectors;
    private final ReferencedSecrets references;
    private final DefinitionVersions versions;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    ConnectorCatalog(
            Connectors connectors,
            ReferencedSecrets references,
            DefinitionVersions versions,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.connectors = connectors;
        this.references = references;
        this.versions = versions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Creates a connector with its events.
     *
     * @param identifier absent when one is to be made from the name
     * @param awaited whether somebody waits for the verdict on it
     */
    @Transactional
    Connector create(Scope scope, @Nullable String identifier, ConnectorDefinition definition, boolean awaited) {
        if (identifier != null) {
            var reference = new ResourceReference(scope, identifier);
            return insert(reference, definition, awaited)
                    .orElseThrow(() -> IdentifierTaken.of(reference, freeIdentifier(scope, identifier)));
        }
        var candidates = candidates(definition.name());
        var free = candidates.firstFree(DefinitionReader.RESERVED::equals);
        for (var attempt = 1; ; attempt++) {
            var reference = new ResourceReference(scope, free);
            var created = insert(reference, definition, awaited);
            if (created.isPresent()) {
                return created.get();
            }
            free = firstFree(scope, candidates);
            if (attempt == MAX_ATTEMPTS) {
                throw IdentifierTaken.of(reference, free);
            }
        }
    }

    /** @param ifMatch the header as it came */
    @Transactional
    public Connector replace(ResourceReference reference, @Nullable String ifMatch, DefinitionChange change) {
        return replace(lock(reference, ifMatch), change, Connector::health);
    }

    /** The same when the change is proved already: nothing is pending then. */
    @Transactional
    public void replaceTested(
            Connector locked, DefinitionChange change, Function<Connector, ConnectorHealth> assessment) {
        replace(locked, change, assessment);
    }

    private Connector replace(Connector old, DefinitionChange change, Function<Connector, ConnectorHealth> assessment) {
        var next = old.replacedBy(change, clock.instant());
        var events = new ArrayList<ConnectorEvent>(List.of(next.updated(change.awaited())));
        var health = assessment.apply(next);
        next = next.withHealth(
                health, old.statusSinceAfter(health, next.versionInfo().createdAt()));
        if (!health.isSameStatusAs(old.health())) {
            next = next.withNextEvent();
            events.add(next.statusChanged(old.health()));
        }
        versions.save(old.id(), old.live());
        connectors.save(next);
        if (!old.referencedSecrets().equals(next.referencedSecrets())) {
            references.replace(next.id(), next.referencedSecrets());
        }
        outbox.publish(events);
        audit.record(auditedChange(change, next).from(state(old)).to(state(next)));
        return next;
    }

    /** Until the end of the caller's transaction. */
    @Transactional
    public Optional<Connector> lock(UUID id) {
        return connectors.findLockedById(id);
    }

    /** Tells of something that leaves the connector as it is, under its lock; answers with the connector after that. */
    @Transactional
    public Connector publish(
            ResourceReference reference, @Nullable String ifMatch, Function<Connector, ConnectorEvent> event) {
        var next = lock(reference, ifMatch);
        next = next.withNextEvent();
        connectors.save(next);
        outbox.publish(event.apply(next));
        return next;
    }

    @Transactional
    void delete(ResourceReference reference, @Nullable String ifMatch) {
        var connector = lock(reference, ifMatch);
        connectors.deleteById(connector.id());
        outbox.publish(connector.deleted());
        audit.record(auditedChange("connector.deleted", connector).from(state(connector)));
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
        return firstFree(scope, candidates(name));
    }

    String freeIdentifier(Scope scope, String preferred) {
        return firstFree(scope, IdentifierCandidates.of(preferred));
    }

    private String firstFree(Scope scope, IdentifierCandidates candidates) {
        var taken = connectors.findIdentifiersThatBeginWith(scope, candidates.commonPrefix());
        return candidates.firstFree(each -> taken.contains(each) || each.equals(DefinitionReader.RESERVED));
    }

    private static IdentifierCandidates candidates(String name) {
        return IdentifierCandidates.fromName(name, "connector");
    }

    private Optional<Connector> insert(ResourceReference reference, ConnectorDefinition definition, boolean awaited) {
        var connector = Connector.create(reference, definition, clock.instant());
        if (!references.insertWithConnector(connector)) {
            return Optional.empty();
        }
        outbox.publish(connector.created(awaited));
        audit.record(auditedChange("connector.created", connector).to(state(connector)));
        return Optional.of(connector);
    }

    private static AuditedChange auditedChange(String action, Connector connector) {
        return AuditedChange.of(action, connector.id(), connector.reference());
    }

    private static AuditedChange auditedChange(DefinitionChange change, Connector connector) {
        return change.restores() == null
                ? auditedChange("connector.replaced", connector)
                : auditedChange("connector.restored", connector).withDetail("restores", change.restores());
    }

    private static ResourceFingerprint state(Connector connector) {
        return ResourceFingerprint.of(connector.version(), connector.definition());
    }

    /** As long as the precondition holds; until the end of the caller's transaction. */
    @Transactional
    public Connector lock(ResourceReference reference, @Nullable String ifMatch) {
        var connector = connectors.findLocked(reference).orElseThrow(() -> ConnectorNotFound.of(reference));
        ETags.require(ifMatch, connector.version());
        return connector;
    }
}
