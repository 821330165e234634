package io.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.testkit.access.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.core.env.Environment;

/** A database that takes no writes any more, as the primary before a failover does, while the service goes on. */
class ReadOnlyDatabaseIT extends RunningConnectorService {

    private static final Duration HEALED = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Environment environment;
    private final int managementPort;

    @Autowired
    ReadOnlyDatabaseIT(Environment environment, @LocalManagementPort int managementPort) {
        this.environment = environment;
        this.managementPort = managementPort;
    }

    @AfterEach
    void takeWritesAgain() throws SQLException {
        asSuperuser("alter database %s reset default_transaction_read_only");
    }

    @Test
    void saysThatItCannotAnswerForNowAndGoesOnByItself() throws Exception {
        assertThat(create("before").statusCode()).isEqualTo(201);

        asSuperuser("alter database %s set default_transaction_read_only = on");
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                + " and pid <> pg_backend_pid()");

        await().atMost(HEALED).untilAsserted(() -> {
            var refused = create("meanwhile");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("\"code\":\"");
        });
        await().atMost(HEALED).untilAsserted(() -> {
            assertThat(readiness().statusCode()).isEqualTo(503);
            assertThat(readiness().body()).contains("OUT_OF_SERVICE");
        });

        asSuperuser("alter database %s reset default_transaction_read_only");

        await().atMost(HEALED)
                .untilAsserted(() -> assertThat(readiness().statusCode()).isEqualTo(200));
        await().atMost(HEALED)
                .untilAsserted(
                        () -> assertThat(create("meanwhile").statusCode()).isEqualTo(201));
        assertThat(send(request(address() + connectors + "/before")).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> create(String name) throws IOException, InterruptedException {
        return send(request(address() + connectors)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(anonymous(name))));
    }

    private HttpResponse<String> readiness() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort))));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + TestIssuer.shared().adminToken());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void asSuperuser(String command) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("testbed.superuser"),
                        environment.getRequiredProperty("testbed.superuser-password"));
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(command.formatted(environment.getRequiredProperty("spring.datasource.username")));
        }
    }
}
