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
import java.time.Instant;
import java.util.UUID;

/**
 * A registry, how to log in there, and whether that works.
 *
 * @param versionInfo of the definition
 * @param sequence of its last event, from 1 without gaps
 * @param statusSince when the status became what it is
 */
public record Connector(
        UUID id,
        ResourceReference reference,
        ConnectorDefinition definition,
        String configurationHash,
        VersionInfo versionInfo,
        long sequence,
        ConnectorHealth health,
        Instant statusSince,
        Instant createdAt) {

    /** Of the definition, from 1; the ETag. */
    public long version() {
        return versionInfo.number();
    }

    static Connector create(ResourceReference reference, ConnectorDefinition definition, Instant now) {
        return new Connector(
                UUID.randomUUID(),
                reference,
                definition,
                definition.configurationHash(),
                VersionInfo.first(now),
                1,
                ConnectorHealth.unknownSince(1, null),
                now,
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
                statusSinceAfter(nextHealth, now),
                createdAt);
    }

    Connector withHealth(ConnectorHealth next, Instant now) {
        return new Connector(
                id,
                reference,
                definition,
                configurationHash,
                versionInfo,
                sequence + 1,
                next,
                statusSinceAfter(next, now),
                createdAt);
    }

    /** Since when the status holds that is found now. */
    Instant statusSinceAfter(ConnectorHealth next, Instant now) {
        return next.status() == health.status() ? statusSince : now;
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

    ConnectorCreated created() {
        return new ConnectorCreated(id, sequence, snapshot());
    }

    ConnectorUpdated updated() {
        return new ConnectorUpdated(id, sequence, snapshot());
    }

    ConnectorStatusChanged statusChanged() {
        return new ConnectorStatusChanged(id, sequence, reference, health.snapshot());
    }

    ConnectorDeleted deleted() {
        return new ConnectorDeleted(id, sequence + 1);
    }
}
