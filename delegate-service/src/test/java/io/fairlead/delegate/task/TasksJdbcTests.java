package io.fairlead.delegate.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.task.TaskSubject.OperationSubject;
import io.fairlead.testkit.server.RealPostgres;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import(Tasks.class)
@EnableConfigurationProperties(TaskProperties.class)
class TasksJdbcTests {

    private static final Scope SCOPE = Scope.org("default", "acme");

    /** As the first builds wrote it. */
    private static final String CONNECTION = """
            {"dockerRegistryUrl":"https://us.icr.io","providerType":"Other",
             "auth":{"type":"UsernamePassword","username":"iamapikey",
                     "passwordRef":{"scope":{"account":"default","org":"acme"},"identifier":"ibm"}},
             "delegateSelectors":["docker"],"trustedTokenHosts":[],"caCertificates":""}
            """;

    private static final String OPERATION = """
            {"type":"CopyImage","source":{"repository":"app","reference":"1.0"},
             "target":{"connectorId":"00000000-0000-4000-8000-000000000002",
                       "connector":{"scope":{"account":"default","org":"acme"},"identifier":"hub"},
                       "connectorVersion":3,
                       "connection":{"dockerRegistryUrl":"https://index.docker.io","providerType":"DockerHub",
                                     "auth":{"type":"Anonymous"},"delegateSelectors":[],"trustedTokenHosts":[],
                                     "caCertificates":""},
                       "image":{"repository":"copy","reference":"1.0"}}}
            """;

    @Autowired
    private Tasks tasks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void readsTheConnectionAndTheOperationOfFormerBuilds() {
        var id = UUID.randomUUID();
        var operationId = UUID.randomUUID();
        jdbc.sql("""
                insert into task (id, operation_id, operation, connector_id, connector_version, scope, wants, connection,
                                  deadline, state)
                values (:id, :operation_id, :operation, gen_random_uuid(), 1, 'default/acme', '', :connection, now(), 'QUEUED')
                """)
                .param("id", id)
                .param("operation_id", operationId)
                .param("operation", OPERATION)
                .param("connection", CONNECTION)
                .update();

        var task = tasks.find(id).orElseThrow();

        assertThat(task.connection())
                .isEqualTo(new RegistryConnection(
                        "https://us.icr.io",
                        ProviderType.Other,
                        new UsernamePassword("iamapikey", null, new ResourceReference(SCOPE, "ibm")),
                        List.of("docker"),
                        null,
                        List.of(),
                        ""));
        assertThat(task.subject())
                .isEqualTo(new OperationSubject(
                        operationId,
                        new CopyImage(
                                new ImageReference("app", "1.0"),
                                new CopyTarget(
                                        UUID.fromString("00000000-0000-4000-8000-000000000002"),
                                        new ResourceReference(SCOPE, "hub"),
                                        3,
                                        new RegistryConnection(
                                                "https://index.docker.io",
                                                ProviderType.DockerHub,
                                                new Anonymous(),
                                                List.of(),
                                                null,
                                                List.of(),
                                                ""),
                                        new ImageReference("copy", "1.0")))));
    }
}
