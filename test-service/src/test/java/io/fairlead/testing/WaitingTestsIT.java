package io.fairlead.testing;

import static io.fairlead.testing.run.RunFixtures.EDGE;
import static io.fairlead.testing.run.RunFixtures.aDefinition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.testing.TestEvent.TestExpedited;
import io.fairlead.testkit.ApiResponse;
import io.fairlead.testkit.Events;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of tests that wait for their turn. */
class WaitingTestsIT extends TestServiceTest {

    @Autowired
    private JdbcClient jdbc;

    private final UUID connectorId = UUID.randomUUID();
    private final String identifier = "C" + connectorId.toString().replace("-", "");

    @BeforeEach
    void empty() {
        connectorService.reset();
    }

    @Test
    void joinsTheTestThatWaitsForAnotherReasonAndHasItServedSooner() {
        var waiting = created(connectorId, identifier);

        var first = startTest(identifier);
        var second = startTest(identifier);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().at("/id").asString()).isEqualTo(waiting.toString());
        assertThat(first.json().at("/joined").asBoolean()).isTrue();
        assertThat(second.json().at("/id").asString()).isEqualTo(waiting.toString());
        Events.await(TestExpedited.class, event -> event.testId().equals(waiting));
        startTest(identifier);
        assertThat(Events.all(TestExpedited.class, event -> event.testId().equals(waiting)))
                .hasSize(1);
    }

    @Test
    void givesOneRunToAllWhoAskAtOnce() throws Exception {
        var begun = created(connectorId, identifier);
        Events.publish(new TestTaskAssigned(UUID.randomUUID(), 1, begun, EDGE, 1));
        awaitRunning(begun);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ApiResponse> asking = () -> startTest(identifier);
            var answers = new ArrayList<String>();
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 6).mapToObj(_ -> asking).toList())) {
                answers.add(answer.get().json().at("/id").asString());
            }

            assertThat(answers).containsOnly(answers.getFirst()).doesNotContain(begun.toString());
        }
        assertThat(runsOf(identifier)).hasSize(2);
    }

    @Test
    void saysHowManyAreServedBeforeIt() {
        var first = created(connectorId, identifier);
        var other = UUID.randomUUID();
        var second = created(other, "C" + other.toString().replace("-", ""));

        assertThat(testsBefore(second)).isEqualTo(testsBefore(first) + 1);
        startTest("C" + other.toString().replace("-", ""));
        assertThat(testsBefore(second)).isLessThan(testsBefore(first));

        Events.publish(new TestTaskAssigned(UUID.randomUUID(), 1, second, EDGE, 1));
        awaitRunning(second);
        assertThat(read(TESTS + "/" + second).has("testsBefore")).isFalse();
    }

    @Test
    void refusesWhatSomebodyAsksForOnceTooMuchWaits() {
        var scope = Scope.org("default", identifier);
        connectorService.knows(connectorId, definitionIn(scope, identifier));
        jdbc.sql("""
                insert into test_run (connector_id, scope, identifier, connector_version, configuration_hash, trigger, deadline)
                select gen_random_uuid(), :scope, 'c' || number, 1, 'hash', 'MANUAL', now() + interval '1 hour'
                  from generate_series(1, 10000) number
                """).param("scope", scope.toText()).update();

        var refused = api.post("/api/v1/orgs/" + identifier + "/connectors/" + identifier + "/tests");
        var quotas = read("/api/v1/orgs/" + identifier + "/tests/quotas");
        jdbc.sql("delete from test_run where scope = :scope")
                .param("scope", scope.toText())
                .update();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/code").asString()).isEqualTo("TEST_QUOTA_EXCEEDED");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(quotas.at("/waiting").asInt()).isEqualTo(10_000);
        assertThat(quotas.at("/maxWaiting").asInt()).isEqualTo(10_000);
    }

    @Test
    void refusesMoreTestsOfOneConnectorThanMayBeOpen() {
        var begun = created(connectorId, identifier);
        for (var run = begun; run != null; ) {
            Events.publish(new TestTaskAssigned(UUID.randomUUID(), 1, run, EDGE, 1));
            awaitRunning(run);
            var next = startTest(identifier);
            run = next.status() == 202 ? UUID.fromString(next.json().at("/id").asString()) : null;
        }

        assertThat(startTest(identifier).json().at("/detail").asString())
                .startsWith("10 tests of connector " + identifier + " wait or run already.");
    }

    private static PublishedDefinition definitionIn(Scope scope, String name) {
        var definition = aDefinition(name, 1, "one");
        return new PublishedDefinition(
                new ResourceReference(scope, name),
                definition.name(),
                definition.version(),
                definition.configurationHash(),
                definition.connection());
    }

    private UUID created(UUID connector, String name) {
        var definition = aDefinition(name, 1, "one");
        connectorService.knows(connector, definition);
        Events.publish(new ConnectorCreated(connector, 1, definition));
        var run = await().until(() -> runsOf(name), runs -> runs.size() == 1).getFirst();
        return UUID.fromString(run.at("/id").asString());
    }

    private void awaitRunning(UUID run) {
        await().until(() -> read(TESTS + "/" + run).at("/state").asString().equals("RUNNING"));
    }

    private int testsBefore(UUID run) {
        return read(TESTS + "/" + run).at("/testsBefore").asInt(-1);
    }
}
