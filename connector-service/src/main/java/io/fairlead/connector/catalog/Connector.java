package io.fairlead.connector.catalog;

import io.fairlead.connector.document.Definition;
import io.fairlead.connector.health.Health;
import io.fairlead.connector.version.Edit;
import io.fairlead.connector.version.Revision;
import io.fairlead.connector.version.Version;
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
 * @param revision of the definition
 * @param sequence of its last event, from 1 without gaps
 * @param statusSince when the status became what it is
 */
public record Connector(
        UUID id,
        ResourceReference reference,
        Definition definition,
        String configurationHash,
        Revision revision,
        long sequence,
        Health health,
        Instant statusSince,
        Instant createdAt) {

    /** Of the definition, from 1; the ETag. */
    public long version() {
        return revision.number();
    }

    static Connector create(ResourceReference reference, Definition definition, Instant now) {
        return new Connector(
                UUID.randomUUID(),
                reference,
                definition,
                definition.configurationHash(),
                Revision.first(now),
                1,
                Health.unknownSince(1, null),
                now,
                now);
    }

    /** Its health survives as long as nothing changes that a test depends on. */
    Connector replacedBy(Edit edit, Instant now) {
        var hash = edit.definition().configurationHash();
        var same = hash.equals(configurationHash);
        var next = revision.next(edit.restores(), now);
        var nextHealth = same ? health : Health.unknownSince(next.number(), health.lastConnectedAt());
        return new Connector(
                id,
                reference,
                edit.definition(),
                hash,
                next,
                sequence + 1,
                nextHealth,
                since(nextHealth, now),
                createdAt);
    }

    Connector assessed(Health next, Instant now) {
        return new Connector(
                id,
                reference,
                definition,
                configurationHash,
                revision,
                sequence + 1,
                next,
                since(next, now),
                createdAt);
    }

    /** Since when the status holds that is found now. */
    Instant since(Health next, Instant now) {
        return next.status() == health.status() ? statusSince : now;
    }

    /** What it is now, among what it was. */
    public Version live() {
        return new Version(Version.State.LIVE, revision, definition, health);
    }

    ConnectorEvent.PublishedDefinition told() {
        return new ConnectorEvent.PublishedDefinition(
                reference, definition.name(), version(), configurationHash, definition.connection());
    }

    /** As if another definition had replaced this one already. */
    public ConnectorEvent.PublishedDefinition toldWith(Definition next) {
        return told(reference, next, version() + 1);
    }

    /** The same of what is no connector yet. */
    public static ConnectorEvent.PublishedDefinition told(
            ResourceReference reference, Definition definition, long version) {
        return new ConnectorEvent.PublishedDefinition(
                reference, definition.name(), version, definition.configurationHash(), definition.connection());
    }

    ConnectorCreated created() {
        return new ConnectorCreated(id, sequence, told());
    }

    ConnectorUpdated updated() {
        return new ConnectorUpdated(id, sequence, told());
    }

    ConnectorStatusChanged statusChanged() {
        return new ConnectorStatusChanged(id, sequence, reference, health.told());
    }

    ConnectorDeleted deleted() {
        return new ConnectorDeleted(id, sequence + 1);
    }
}
