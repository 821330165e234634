package io.fairlead.testing;

import static io.fairlead.testing.run.RunFixtures.EDGE;
import static io.fairlead.testing.run.RunFixtures.SHOP;
import static io.fairlead.testing.run.RunFixtures.aDefinition;
import static io.fairlead.testing.run.RunFixtures.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.testkit.Events;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoryIT extends TestServiceTest {

    private final MeterRegistry metrics;
    private final UUID connectorId = UUID.randomUUID();
    private final String identifier = "C" + connectorId.toString().replace("-", "");

    private final ResourceReference key = new ResourceReference(SHOP, "key_" + identifier);

    RunStoryIT(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @BeforeEach
    void empty() {
        connectorService.reset();
    }

    @Test
    void saysThatSomebodyWaitsForTheVerdictOnANewConnector() {
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one"), true));

        var requested =
                Events.await(TestRequested.class, test -> test.connectorId().equals(connectorId));
        assertThat(requested.trigger()).isEqualTo(TestTrigger.CONNECTOR_CHANGED);
        assertThat(requested.awaited()).isTrue();
    }

    @Test
    void asksForATestOfANewConnectorAndTellsItsVerdict() {
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        var id = await().until(() -> runsOf(identifier), runs -> runs.size() == 1)
                .getFirst()
                .at("/id")
                .asString();
        awaitBegin(id);

        Events.publish(new TestTaskAssigned(UUID.randomUUID(), 1, UUID.fromString(id), EDGE, 1));
        await().until(() -> read(TESTS + "/" + id).at("/state").asString().equals("RUNNING"));
        Events.publish(aResult(UUID.fromString(id), 1));
        await().until(() -> read(TESTS + "/" + id).at("/state").asString().equals("COMPLETED"));

        var run = read(TESTS + "/" + id);
        assertThat(run.at("/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(run.at("/steps")).hasSize(3);
        assertThat(run.at("/secretVersion").asLong()).isEqualTo(3);
        assertThat(run.at("/delegate/name").asString()).isEqualTo("edge-1");
        await().untilAsserted(() -> assertThat(eventsOf(UUID.fromString(id)))
                .containsExactly(
                        "1 fairlead.test.requested.v1",
                        "2 fairlead.test.started.v1",
                        "3 fairlead.test.step-finished.v1",
                        "4 fairlead.test.step-finished.v1",
                        "5 fairlead.test.step-finished.v1",
                        "6 fairlead.test.completed.v1"));
    }

    @Test
    void doesNothingTwiceWhenEventsAreRepeatedOrReordered() {
        var created = new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one", key));
        var updated = new ConnectorUpdated(connectorId, 2, aDefinition(identifier, 2, "two", key));
        var renamed = new ConnectorUpdated(connectorId, 3, aDefinition(identifier, 3, "two", key));

        var changed = new ConnectorUpdated(connectorId, 4, aDefinition(identifier, 4, "three", key));

        Events.publish(updated);
        Events.publish(created);
        Events.publish(renamed);
        Events.publish(updated);
        Events.publish(changed);
        Events.publish(created);

        await().until(() -> runsOf(identifier).size() == 2);
        assertThat(runsOf(identifier))
                .extracting(run -> run.at("/state").asString()
                        + run.at("/connector/version").asLong())
                .containsExactly("REQUESTED4", "CANCELLED2");

        Events.publish(new ConnectorDeleted(connectorId, 5));
        Events.publish(changed);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(runsOf(identifier))
                        .extracting(run -> run.at("/state").asString() + " "
                                + run.at("/code").asString())
                        .containsExactly("CANCELLED TEST_CANCELLED", "CANCELLED TEST_CANCELLED"));
        assertThat(startTest(identifier).status()).isEqualTo(404);
    }

    @Test
    void testsEachConnectorOncePerVersionOfItsSecret() {
        var secret = UUID.randomUUID();
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one", key)));
        await().until(() -> runsOf(identifier).size() == 1);

        Events.publish(new SecretRotated(secret, 3, key, 3));
        Events.publish(new SecretRotated(secret, 2, key, 2));
        Events.publish(new SecretRotated(secret, 3, key, 3));
        Events.publish(new SecretRotated(secret, 4, key, 4));

        await().until(() -> runsOf(identifier).size() == 3);
        assertThat(runsOf(identifier))
                .extracting(run ->
                        run.at("/state").asString() + run.at("/secretVersion").asLong())
                .containsExactly("REQUESTED4", "CANCELLED3", "REQUESTED0");
    }

    @Test
    void triesAStagedValueOncePerConnectorAndRepeatsNothing() {
        var secret = UUID.randomUUID();
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one", key)));
        await().until(() -> runsOf(identifier).size() == 1);

        var wanted = new SecretTrialRequested(
                secret,
                2,
                key,
                2,
                UUID.randomUUID(),
                List.of(connectorId, UUID.randomUUID()),
                Instant.now().plusSeconds(60));
        Events.publish(wanted);
        Events.publish(wanted);
        await().until(() -> runsOf(identifier).size() == 2);
        var tried = runsOf(identifier).getFirst();
        Events.publish(aResult(
                UUID.fromString(tried.at("/id").asString()),
                1,
                DiagnosedOutcome.of(Diagnosis.DELEGATE_NONE, "nobody")));

        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(runsOf(identifier))
                        .extracting(run -> run.at("/trigger").asString() + " "
                                + run.at("/state").asString() + run.has("retryAt"))
                        .containsExactly("SECRET_STAGED COMPLETEDfalse", "CONNECTOR_CHANGED REQUESTEDfalse"));
    }

    @Test
    void supersedesTheTestOfAnOlderConfiguration() {
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        Events.publish(new ConnectorUpdated(connectorId, 2, aDefinition(identifier, 2, "two")));

        await().untilAsserted(() -> assertThat(runsOf(identifier))
                .extracting(run -> run.at("/state").asString())
                .containsExactly("REQUESTED", "CANCELLED"));
    }

    @Test
    void testsOnDemandWhatOnlyConnectorServiceKnowsYet() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));

        var answer = startTest(identifier);

        assertThat(answer.status()).isEqualTo(202);
        var address = answer.location();
        assertThat(read(address).at("/trigger").asString()).isEqualTo("MANUAL");
        assertThat(read(address).at("/connector/scope/org").asString()).isEqualTo(SHOP.org());

        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> runsOf(identifier).size() == 2);
    }

    @Test
    void testsOnDemandWhatWasSavedAMomentAgo() {
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> runsOf(identifier).size() == 1);
        connectorService.knows(connectorId, aDefinition(identifier, 2, "two"));

        var address = startTest(identifier).location();

        assertThat(read(address).at("/connector/version").asLong()).isEqualTo(2);
        connectorService.becomesUnavailable();
        assertThat(startTest(identifier).status())
                .as("what was heard is good enough when connector-service is silent")
                .isEqualTo(202);
    }

    @Test
    void triesAgainByItselfWhatFairleadCouldNotAsk() {
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> runsOf(identifier).size() == 1);
        var first = UUID.fromString(runsOf(identifier).getFirst().at("/id").asString());

        Events.publish(
                aResult(first, 1, DiagnosedOutcome.of(Diagnosis.SECRET_UNAVAILABLE, "secret-service was silent")));

        await().until(() -> runsOf(identifier).size() == 2);
        assertThat(runsOf(identifier))
                .extracting(run ->
                        run.at("/trigger").asString() + " " + run.at("/state").asString())
                .containsExactly("RETRY REQUESTED", "CONNECTOR_CHANGED COMPLETED");
        assertThat(read(TESTS + "/" + first).at("/retryAt").asString()).isNotEmpty();
    }

    @Test
    void triesAgainAsSoonAsADelegateComes() {
        Events.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        for (var done = 1; done <= 3; done++) {
            var runs = done;
            await().until(() -> runsOf(identifier).size() == runs);
            var latest = runsOf(identifier).getFirst().at("/id").asString();
            Events.publish(aResult(
                    UUID.fromString(latest), 1, DiagnosedOutcome.of(Diagnosis.DELEGATE_NONE, "nobody is there")));
            await().until(() ->
                    read(TESTS + "/" + latest).at("/state").asString().equals("COMPLETED"));
            Events.publish(
                    done == 2
                            ? new DelegateDrainCancelled(UUID.randomUUID(), 1)
                            : new DelegateConnected(UUID.randomUUID(), 1));
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> runsOf(identifier).size() == 4);
    }

    @Test
    void saysWhetherAConnectorIsUnknownOrItsServiceSilent() {
        assertThat(startTest(identifier).status()).isEqualTo(404);

        connectorService.becomesUnavailable();

        assertThat(startTest(identifier).status()).isEqualTo(503);
        assertThat(startTest(identifier).header("Retry-After")).isNotEmpty();
    }

    @Test
    void cancelsOnceAndOnlyInItsScope() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = startTest(identifier).location();

        assertThat(api.delete(address.replace("/projects/shop", "")).status()).isEqualTo(404);
        assertThat(api.delete(address).body()).contains("\"CANCELLED\"", "TEST_CANCELLED");
        assertThat(api.delete(address).status()).isEqualTo(409);
        Events.publish(aResult(idIn(address), 1));
        await().during(Duration.ofMillis(500))
                .until(() -> read(address).at("/state").asString().equals("CANCELLED"));
    }

    @Test
    void expiresARunWithoutResult() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = startTest(identifier).location();
        awaitBegin(address);

        storedRuns.passDeadlineOf(idIn(address));

        await().until(() -> read(address).at("/state").asString().equals("EXPIRED"));
        assertThat(read(address).at("/code").asString()).isEqualTo("TEST_EXPIRED");
    }

    @Test
    void streamsARunToItsEndAndReplaysWhatAClientMissed() throws Exception {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = startTest(identifier).location();
        awaitBegin(address);

        var stream = api.follow(address + "/events", null);
        Events.publish(aResult(idIn(address), 1));

        assertThat(stream.get().body().lines().filter(line -> line.startsWith("id:")))
                .containsExactly("id:1", "id:2", "id:3", "id:4", "id:5", "id:6");
        assertThat(api.follow(address + "/events", "4").get().body().lines().filter(line -> line.startsWith("event:")))
                .containsExactly("event:TestStepFinished", "event:TestCompleted");
        assertThat(api.follow(address + "/events", "6").get().status()).isEqualTo(204);
    }

    @Test
    void streamsWhatAnotherInstanceDid() throws Exception {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = startTest(identifier).location();
        awaitBegin(address);

        var stream = api.follow(address + "/events", "1");
        storedRuns.completeElsewhere(idIn(address));

        assertThat(stream.get().body()).contains("id:2", "event:TestCompleted");
    }

    @Test
    void countsVerdicts() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = startTest(identifier).location();
        api.delete(address);

        assertThat(metric("fairlead.test.runs", "code", "TEST_CANCELLED")).isPositive();
        assertThat(metric("fairlead.test.time.to.verdict", "verdict", "NOT_TESTED"))
                .isPositive();
    }

    @Test
    void showsHowManyConnectorsHaveFaredInOneAnswer() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = startTest(identifier).location();
        awaitBegin(address);
        Events.publish(aResult(idIn(address), 1));
        await().until(() -> read(address).at("/state").asString().equals("COMPLETED"));

        var recent = read(TESTS + "/recent?connectors=org.nothing," + identifier + "&each=5");

        assertThat(recent.at("/items/0/connector").asString()).isEqualTo("org.nothing");
        assertThat(recent.at("/items/0/runs")).isEmpty();
        assertThat(recent.at("/items/1/connector").asString()).isEqualTo(identifier);
        assertThat(recent.at("/items/1/runs/0/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(recent.at("/items/1/runs/0/trigger").asString()).isEqualTo("MANUAL");
        assertThat(api.get(TESTS + "/recent?connectors=a-b").status()).isEqualTo(400);
        assertThat(api.get(TESTS + "/recent?connectors=" + "x,".repeat(201) + "x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesAFilterItDoesNotKnow() {
        assertThat(api.get(TESTS + "?state=SLEEPING").status()).isEqualTo(400);
        assertThat(api.get(TESTS + "?pageToken=junk").status()).isEqualTo(400);
        assertThat(api.get(TESTS + "/not-an-id").status()).isEqualTo(400);
    }

    private double metric(String name, String tag, String value) {
        var measured = metrics.get(name).tag(tag, value).meter().measure();
        return StreamSupport.stream(measured.spliterator(), false)
                .filter(each -> each.getStatistic() == Statistic.COUNT)
                .mapToDouble(Measurement::getValue)
                .sum();
    }
}
