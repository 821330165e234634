package io.fairlead.connector.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.document.ConnectorTags;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest(properties = "fairlead.connector.version.max-retained=3")
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@EnableConfigurationProperties(VersionProperties.class)
@Import(DefinitionVersions.class)
class DefinitionVersionsJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final UUID connectorId = UUID.randomUUID();

    @Autowired
    private DefinitionVersions versions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void storeAConnector() {
        jdbc.sql("""
                insert into connector (id, scope, identifier, name, description, tags, connection, configuration_hash,
                                       version, sequence, status, health, created_at, updated_at)
                values (?, 'acme', 'hub', 'Hub', '', '{}', '{}', '', 9, 9, 'PENDING', '{}', now(), now())
                """).param(connectorId).update();
    }

    @Test
    void givesBackWhatWasKept() {
        var kept = version(4, 2L, new Actor(Actor.Kind.PERSON, "alice"));

        versions.save(connectorId, kept);

        assertThat(versions.find(connectorId, 4)).contains(kept);
        assertThat(versions.find(connectorId, 3)).isEmpty();
        assertThat(versions.find(UUID.randomUUID(), 4)).isEmpty();
    }

    @Test
    void keepsTheNewestOnly() {
        for (var number = 1; number <= 5; number++) {
            versions.save(connectorId, version(number, null, null));
        }

        assertThat(versions.listBefore(connectorId, 6, 10))
                .extracting(DefinitionVersion::number)
                .containsExactly(5L, 4L, 3L);
        assertThat(versions.listBefore(connectorId, 5, 1))
                .extracting(DefinitionVersion::number)
                .containsExactly(4L);
    }

    @Test
    void forgetsThemWithTheirConnector() {
        versions.save(connectorId, version(1, null, null));

        jdbc.sql("delete from connector where id = ?").param(connectorId).update();

        assertThat(versions.listBefore(connectorId, 2, 1)).isEmpty();
    }

    private static DefinitionVersion version(long number, @Nullable Long restores, @Nullable Actor by) {
        var connection = new RegistryConnection(
                "https://registry.example.com", ProviderType.Other, new Anonymous(), List.of(), null, List.of(), "");
        return new DefinitionVersion(
                DefinitionVersion.State.FORMER,
                new VersionInfo(number, restores, NOON, by),
                new ConnectorDefinition("Hub", "", new ConnectorTags(Map.of("env", "prod")), connection),
                ConnectorHealth.unknownSince(number, NOON));
    }
}
