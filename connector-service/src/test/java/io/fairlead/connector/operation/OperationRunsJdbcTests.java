package io.fairlead.connector.operation;

import static io.fairlead.connector.operation.OperationFixtures.FOUND;
import static io.fairlead.connector.operation.OperationFixtures.HARBOUR;
import static io.fairlead.connector.operation.OperationFixtures.NOON;
import static io.fairlead.connector.operation.OperationFixtures.TAGS;
import static io.fairlead.connector.operation.OperationFixtures.aSubject;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationReport.RegistryQuota;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import({OperationQueue.class, RegistryQuotas.class})
class OperationRunsJdbcTests {

    @Autowired
    private OperationRuns runs;

    @Autowired
    private OperationQueue queue;

    @Autowired
    private RegistryQuotas quotas;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void givesBackWhatWasStored() {
        var begun = begin(TAGS, Duration.ofSeconds(60));

        assertThat(runs.findById(begun.id())).contains(begun);
        assertThat(Duration.between(begun.requestedAt(), begun.deadline())).isEqualTo(Duration.ofSeconds(60));
        var running = runs.save(begun.assigned(HARBOUR, 1, NOON)
                .flatMap(run -> run.progressed(1, new OperationProgress("copy", 1, 2), NOON))
                .orElseThrow());
        assertThat(runs.findLockedById(begun.id())).contains(running);
        var done = runs.save(running.finished(new OperationTaskCompleted(
                        UUID.randomUUID(), 3, begun.id(), 1, FOUND, List.of(), HARBOUR, NOON))
                .orElseThrow());
        assertThat(runs.findById(begun.id())).contains(done);
        assertThat(queue.findEnded(List.of(begun.id(), UUID.randomUUID()))).containsExactly(done);
    }

    @Test
    void countsEveryMoveThatIsStored() {
        var begun = begin(TAGS, Duration.ofSeconds(60));

        var running = runs.save(begun.assigned(HARBOUR, 1, NOON).orElseThrow());
        var cancelled = runs.save(running.cancelled(NOON).orElseThrow());

        assertThat(List.of(begun.version(), running.version(), cancelled.version()))
                .containsExactly(1L, 2L, 3L);
        assertThat(runs.findById(begun.id())).contains(cancelled);
    }

    @Test
    void keepsTheWholeOfACopy() {
        var connection = new RegistryConnection(
                "https://registry.example.com", ProviderType.Other, new Anonymous(), List.of(), null, List.of(), "");
        var copy = new CopyImage(
                new ImageReference("app", "1"),
                new CopyTarget(
                        UUID.randomUUID(),
                        new ResourceReference(Scope.account("acme"), "mirror"),
                        2,
                        connection,
                        new ImageReference("b", "1")));

        var begun = begin(copy, Duration.ofHours(1));

        assertThat(runs.findById(begun.id()).orElseThrow().operation()).isEqualTo(copy);
    }

    @Test
    void findsWhatIsOverdueAndWhatMoved() {
        var late = begin(TAGS, Duration.ofMillis(-1));
        var open = begin(TAGS, Duration.ofSeconds(60));

        assertThat(queue.lockOverdue(10))
                .extracting(OperationRun::id)
                .contains(late.id())
                .doesNotContain(open.id());
        assertThat(queue.changedSince(Map.of(late.id(), 0L, open.id(), 1L))).containsExactly(late.id());
        assertThat(queue.findEnded(List.of(open.id()))).isEmpty();
    }

    @Test
    void forgetsOldOperationsThatHaveEndedOnly() {
        var ended = begin(TAGS, Duration.ofSeconds(60));
        runs.save(ended.cancelled(NOON).orElseThrow());
        var open = begin(TAGS, Duration.ofSeconds(60));
        jdbc.sql("update operation set requested_at = now() - interval '8 days'")
                .update();

        assertThat(queue.purge(Duration.ofDays(7), 100)).isEqualTo(1);

        assertThat(runs.findById(ended.id())).isEmpty();
        assertThat(runs.findById(open.id())).isPresent();
    }

    @Test
    void keepsTheLatestQuotaOfEachDelegate() {
        var connector = UUID.randomUUID();
        jdbc.sql("""
                insert into connector (id, scope, identifier, name, description, tags, connection, configuration_hash,
                                       version, sequence, status, health, created_at, updated_at)
                values (?, 'acme', 'hub', 'Hub', '', '{}', '{}', '', 1, 1, 'PENDING', '{}', now(), now())
                """).param(connector).update();

        quotas.save(remarks(connector, 50), HARBOUR, NOON);
        quotas.save(remarks(connector, 60), HARBOUR, NOON.minusSeconds(1));
        quotas.save(new ConnectorRemarks(connector, null, List.of()), HARBOUR, NOON.plusSeconds(1));
        quotas.save(remarks(UUID.randomUUID(), 1), HARBOUR, NOON);

        assertThat(quotas.list(connector))
                .containsExactly(
                        new RegistryQuotas.SeenQuota(HARBOUR, new RegistryQuota(100L, 50L, 21_600L, null, null), NOON));
        jdbc.sql("delete from connector where id = ?").param(connector).update();
        assertThat(quotas.list(connector)).isEmpty();
    }

    private OperationRun begin(Operation operation, Duration timeLimit) {
        return queue.insert(UUID.randomUUID(), aSubject(), operation, timeLimit);
    }

    private static ConnectorRemarks remarks(UUID connector, long remaining) {
        return new ConnectorRemarks(connector, new RegistryQuota(100L, remaining, 21_600L, null, null), List.of());
    }
}
