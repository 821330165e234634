package io.fairlead.testing;

import static io.fairlead.testing.run.RunFixtures.EDGE;
import static io.fairlead.testing.run.RunFixtures.aDefinition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
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
import org.springframework.test.context.TestPropertySource;

/** What becomes of tests that wait for their turn. */
@TestPropertySource(properties = {"fairlead.test.quota.max-waiting=4", "fairlead.test.quota.max-open-per-connector=2"})
class WaitingTestsIT extends TestServiceTest {

    private final UUID connectorId = UUID.randomUUID();
    private final String identifier = "C" + connectorId.toString().replace("-", "");

    @BeforeEach
    void empty() {
        connectorService.reset();
        read(TESTS + "?state=REQUESTED")
                .at("/items")
                .forEach(run -> api.delete(TESTS + "/" + run.at("/id").asString()));
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

        assertThat(testsBefore(first)).isZero();
        assertThat(testsBefore(second)).isEqualTo(1);
        startTest("C" + other.toString().replace("-", ""));
        assertThat(testsBefore(first)).isEqualTo(1);
        assertThat(testsBefore(second)).isZero();

        Events.publish(new TestTaskAssigned(UUID.randomUUID(), 1, second, EDGE, 1));
        awaitRunning(second);
        assertThat(read(TESTS + "/" + second).has("testsBefore")).isFalse();
    }

    @Test
    void refusesWhatSomebodyAsksForOnceTooMuchWaitsButNeverAnEvent() {
        for (var number = 0; number < 5; number++) {
            var other = UUID.randomUUID();
            created(other, "C" + other.toString().replace("-", ""));
        }
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));

        var refused = startTest(identifier);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/code").asString()).isEqualTo("TEST_QUOTA_EXCEEDED");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(read(TESTS + "/quotas").at("/waiting").asInt()).isEqualTo(5);
        assertThat(read(TESTS + "/quotas").at("/maxWaiting").asInt()).isEqualTo(4);
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
                .startsWith("2 tests of connector " + identifier + " wait or run already.");
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
