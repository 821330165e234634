package io.fairlead.connector.version;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.jdbc.JsonColumn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A definition that a connector had, as it is stored. */
@Table("connector_version")
record FormerVersion(
        @Id @Embedded.Empty Key key,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable Actor createdBy,
        @Embedded.Empty ConnectorDefinition definition,
        @JsonColumn ConnectorHealth health) {

    record Key(UUID connectorId, @Column("version") long number) {}

    static FormerVersion of(UUID connectorId, DefinitionVersion version) {
        var info = version.info();
        return new FormerVersion(
                new Key(connectorId, info.number()),
                info.restores(),
                info.createdAt(),
                info.createdBy(),
                version.definition(),
                version.health());
    }

    DefinitionVersion toVersion() {
        return new DefinitionVersion(
                DefinitionVersion.State.FORMER,
                new VersionInfo(key.number, restores, createdAt, createdBy),
                definition,
                health);
    }
}
