package io.fairlead.connector.catalog;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.connector.version.DefinitionVersion;
import io.fairlead.connector.version.VersionInfo;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.jdbc.JsonColumn;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A registry, how to log in there, and whether that works.
 *
 * @param versionInfo of the definition
 * @param sequence of its last event, from 1 without gaps
 */
@Table("connector")
public record Connector(
        @Id UUID id,
        @Embedded.Empty ResourceReference reference,
        @Embedded.Empty ConnectorDefinition definition,
        String configurationHash,
        @Embedded.Empty VersionInfo versionInfo,
        long sequence,
        @JsonColumn ConnectorHealth health,
        @Embedded.Empty CurrentStatus status,
        @InsertOnlyProperty Instant createdAt) {

    /** When the status became what it is. */
    public Instant statusSince() {
        return status.since();
    }

    /** Of the definition, from 1; the ETag. */
    public long version() {
        return versionInfo.number();
    }

    static Connector create(ResourceReference reference, ConnectorDefinition definition, Instant now) {
        var health = ConnectorHealth.unknownSince(1, null);
        return new Connector(
                UUID.randomUUID(),
                reference,
                definition,
                definition.configurationHash(),
                VersionInfo.first(now),
                1,
                health,
                new CurrentStatus(health.status(), now),
                now);
    }

    /** Its health survives as long as nothing changes that a test depends on. */
    Connector replacedBy(DefinitionChange change, Instant now) {
        var hash = change.definition().configurationHash();
        var same = hash.equals(configurationHash);
        var next = versionInfo.next(change.restores(), now);
        var nextHealth = same ? health : ConnectorHealth.unknownSince(next.number(), health.lastConnectedAt());
        return new Connector(
                id,
                reference,
                change.definition(),
                hash,
                next,
                sequence + 1,
                nextHealth,
                status.then(nextHealth.status(), now),
                createdAt);
    }

    Connector withHealth(ConnectorHealth next, Instant now) {
        return with(sequence, next, status.then(next.status(), now));
    }

    /** As the next event tells of it. */
    Connector withNextEvent() {
        return with(sequence + 1, health, status);
    }

    private Connector with(long nextSequence, ConnectorHealth nextHealth, CurrentStatus nextStatus) {
        return new Connector(
                id,
                reference,
                definition,
                configurationHash,
                versionInfo,
                nextSequence,
                nextHealth,
                nextStatus,
                createdAt);
    }

    /** Since when the status holds that is found now. */
    Instant statusSinceAfter(ConnectorHealth next, Instant now) {
        return status.then(next.status(), now).since();
    }

    Collection<ResourceReference> referencedSecrets() {
        return definition.connection().auth().references();
    }

    /** What it is now, among what it was. */
    public DefinitionVersion live() {
        return new DefinitionVersion(DefinitionVersion.State.LIVE, versionInfo, definition, health);
    }

    ConnectorEvent.PublishedDefinition snapshot() {
        return new ConnectorEvent.PublishedDefinition(
                reference, definition.name(), version(), configurationHash, definition.connection());
    }

    /** As if another definition had replaced this one already. */
    public ConnectorEvent.PublishedDefinition snapshotWith(ConnectorDefinition next) {
        return snapshot(reference, next, version() + 1);
    }

    /** The same of what is no connector yet. */
    public static ConnectorEvent.PublishedDefinition snapshot(
            ResourceReference reference, ConnectorDefinition definition, long version) {
        return new ConnectorEvent.PublishedDefinition(
                reference, definition.name(), version, definition.configurationHash(), definition.connection());
    }

    /** @param awaited whether somebody waits for the verdict */
    ConnectorCreated created(boolean awaited) {
        return new ConnectorCreated(id, sequence, snapshot(), awaited ? true : null);
    }

    /** @param awaited whether somebody waits for the verdict */
    ConnectorUpdated updated(boolean awaited) {
        return new ConnectorUpdated(id, sequence, snapshot(), awaited ? true : null);
    }

    ConnectorStatusChanged statusChanged(ConnectorHealth former) {
        return statusAfter(former.former());
    }

    /** As it was published last, but for what was before. */
    ConnectorStatusChanged currentStatus() {
        return statusAfter(null);
    }

    private ConnectorStatusChanged statusAfter(ConnectorEvent.@Nullable FormerHealth former) {
        return new ConnectorStatusChanged(
                id,
                sequence,
                reference,
                health.snapshot(),
                former,
                definition.name(),
                definition.tags().values(),
                status.since(),
                ResourceUri.of(reference.scope(), "connectors", reference.identifier())
                        .toString());
    }

    ConnectorDeleted deleted() {
        return new ConnectorDeleted(id, sequence + 1);
    }
}
