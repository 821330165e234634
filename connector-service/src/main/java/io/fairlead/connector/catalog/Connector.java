package io.fairlead.connector.catalog;

import io.fairlead.connector.document.Definition;
import io.fairlead.connector.health.Health;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.scope.Reference;
import java.time.Instant;
import java.util.UUID;

/**
 * A registry, how to log in there, and whether that works.
 *
 * @param version of the definition, from 1; the ETag
 * @param sequence of its last event, from 1 without gaps
 * @param statusSince when the status became what it is
 */
public record Connector(
        UUID id,
        Reference reference,
        Definition definition,
        String configurationHash,
        long version,
        long sequence,
        Health health,
        Instant statusSince,
        Instant createdAt,
        Instant updatedAt) {

    static Connector create(Reference reference, Definition definition, Instant now) {
        return new Connector(
                UUID.randomUUID(),
                reference,
                definition,
                definition.configurationHash(),
                1,
                1,
                Health.unknownSince(1, null),
                now,
                now,
                now);
    }

    /** Its health survives as long as nothing changes that a test depends on. */
    Connector replacedBy(Definition next, Instant now) {
        var hash = next.configurationHash();
        var same = hash.equals(configurationHash);
        var nextHealth = same ? health : Health.unknownSince(version + 1, health.lastConnectedAt());
        return new Connector(
                id,
                reference,
                next,
                hash,
                version + 1,
                sequence + 1,
                nextHealth,
                since(nextHealth, now),
                createdAt,
                now);
    }

    Connector assessed(Health next, Instant now) {
        return new Connector(
                id,
                reference,
                definition,
                configurationHash,
                version,
                sequence + 1,
                next,
                since(next, now),
                createdAt,
                updatedAt);
    }

    /** Since when the status holds that is found now. */
    Instant since(Health next, Instant now) {
        return next.status() == health.status() ? statusSince : now;
    }

    ConnectorEvent.Definition told() {
        return new ConnectorEvent.Definition(
                reference, definition.name(), version, configurationHash, definition.connection());
    }

    /** As if another definition had replaced this one already. */
    public ConnectorEvent.Definition toldWith(Definition next) {
        return told(reference, next, version + 1);
    }

    /** The same of what is no connector yet. */
    public static ConnectorEvent.Definition told(Reference reference, Definition definition, long version) {
        return new ConnectorEvent.Definition(
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
