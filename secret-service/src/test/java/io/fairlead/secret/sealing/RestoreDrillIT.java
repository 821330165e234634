package io.fairlead.secret.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.secret.ApiClient;
import io.fairlead.secret.DatabaseCopy;
import io.fairlead.secret.Events;
import io.fairlead.secret.SecretService;
import io.fairlead.secret.SecretServiceTest;
import io.fairlead.secret.command.KeysCommand;
import io.fairlead.secret.masterkey.MasterKeyProperties;
import io.fairlead.secret.reference.ConnectorFixtures;
import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.server.Kafka;
import io.fairlead.testkit.server.Postgres;
import io.fairlead.testkit.server.Postgres.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The machine and its database server are gone; what is left is a dump and a copy of the keyset file. */
@SecretServiceTest
class RestoreDrillIT {

    private final int port;
    private final DataSource database;
    private final Path keyset;
    private final Path otherMachine = Path.of(
                    "target", "homes", UUID.randomUUID().toString(), "master-keyset.json")
            .toAbsolutePath();
    private final FakeSealingDelegate delegate = new FakeSealingDelegate();
    private final UUID connectorId = UUID.randomUUID();

    RestoreDrillIT(@LocalServerPort int port, DataSource database, MasterKeyProperties properties) {
        this.port = port;
        this.database = database;
        this.keyset = properties.keyset();
    }

    @Test
    void bringsTheSecretsBackWithTheKeysetAndNeverWithout() throws Exception {
        aSecretThatADelegateUses();
        var dump = DatabaseCopy.of(database);
        var restored = Postgres.freshDatabaseElsewhere();
        dump.into(restored);

        assertThatThrownBy(() -> start(restored).close())
                .rootCause()
                .hasMessageContaining("the master keyset " + otherMachine + " is missing");
        assertThat(keys(restored, "status")).contains("Restore the file from your backup");

        Files.createDirectories(otherMachine.getParent());
        Files.setPosixFilePermissions(
                otherMachine.getParent(),
                Files.getPosixFilePermissions(keyset.toAbsolutePath().getParent()));
        Files.copy(keyset, otherMachine, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        try (var service = start(restored)) {
            var api = new ApiClient(
                    Integer.parseInt(String.valueOf(service.getEnvironment().getProperty("local.server.port"))));
            assertThat(delegate.open(seal(api))).isEqualTo("irreplaceable");

            assertThat(keys(restored, "rotate")).contains("is the primary key now");

            await().untilAsserted(() ->
                    assertThat(api.get("/api/v1/master-keys").at("/remaining")).isEqualTo("0"));
            assertThat(delegate.open(seal(api))).isEqualTo("irreplaceable");
            var old = api.get("/api/v1/master-keys").at("/keys/0/id");
            assertThat(keys(restored, "retire", old)).contains(old + " is retired");
            assertThat(keys(restored, "status")).doesNotContain(old).contains("data keys are under the primary key");
            assertThat(delegate.open(seal(api))).isEqualTo("irreplaceable");
        }
    }

    private void aSecretThatADelegateUses() {
        var api = new ApiClient(port);
        var org = "o" + UUID.randomUUID();
        api.post(
                "/api/v1/orgs/" + org + "/secrets",
                "{\"name\": \"key\", \"type\": \"SecretText\", \"value\": \"irreplaceable\"}");
        Events.publishState(new ConnectorCreated(
                connectorId,
                1,
                ConnectorFixtures.aConnector("ibm", 1, new ResourceReference(Scope.org("default", org), "key"))));
        Events.publishState(delegate.registered());
        await().untilAsserted(() -> assertThat(seal(api)).isNotNull());
    }

    private SealedSecret seal(ApiClient api) {
        var answer = api.post(
                "/internal/v1/seals",
                JsonMapper.shared()
                        .writeValueAsString(
                                new SealRequest(UUID.randomUUID(), 1, delegate.id(), connectorId, 1, null, null)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readValue(answer.body(), SealedSecrets.class)
                .secrets()
                .getFirst();
    }

    private ConfigurableApplicationContext start(TestDatabase restored) {
        return new SpringApplicationBuilder(SecretService.class).run(arguments(restored));
    }

    private String[] arguments(TestDatabase restored) {
        return List.of(
                        "--spring.datasource.url=" + restored.url(),
                        "--spring.datasource.username=" + restored.user(),
                        "--spring.datasource.password=" + restored.password(),
                        "--spring.flyway.user=" + restored.owner().user(),
                        "--spring.flyway.password=" + restored.owner().password(),
                        "--spring.kafka.bootstrap-servers=" + Kafka.bootstrap(),
                        "--spring.kafka.consumer.group-id=" + UUID.randomUUID(),
                        "--fairlead.access.issuer=" + TestIssuer.shared().url(),
                        "--fairlead.secret.master-key.keyset=" + otherMachine,
                        "--fairlead.secret.rewrap.sweep-interval=PT0.2S",
                        "--server.port=0",
                        "--management.server.port=0")
                .toArray(String[]::new);
    }

    private String keys(TestDatabase restored, String... words) {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said);
        new KeysCommand(out, out, arguments(restored)).run(List.of(words));
        return said.toString();
    }
}
