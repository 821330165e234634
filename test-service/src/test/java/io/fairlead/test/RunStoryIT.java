package io.fairlead.test;

import static io.fairlead.test.run.RunFixtures.EDGE;
import static io.fairlead.test.run.RunFixtures.SHOP;
import static io.fairlead.test.run.RunFixtures.aDefinition;
import static io.fairlead.test.run.RunFixtures.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.delegate.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RunStoryIT extends RunningTestService {

    private static final String TESTS = "/api/v1/orgs/acme/projects/shop/tests";

    private final Others others;
    private final Caller caller;
    private final UUID connectorId = UUID.randomUUID();
    private final String identifier = "C" + connectorId.toString().replace("-", "");

    private final ResourceReference key = new ResourceReference(SHOP, "key_" + identifier);

    @Autowired
    RunStoryIT(Others others, Caller caller) {
        this.others = others;
        this.caller = caller;
    }

    @BeforeEach
    void empty() {
        connectorService.forgetAll();
    }

    @Test
    void asksForATestOfANewConnectorAndTellsItsVerdict() {
        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        var id = await().until(() -> caller.runsOf(identifier), runs -> runs.size() == 1)
                .getFirst()
                .at("/id")
                .asString();

        others.say(new TestTaskAssigned(UUID.randomUUID(), 1, UUID.fromString(id), EDGE, 1));
        await().until(() -> caller.get(TESTS + "/" + id).at("/state").asString().equals("RUNNING"));
        others.say(aResult(UUID.fromString(id), 1));
        await().until(() -> caller.get(TESTS + "/" + id).at("/state").asString().equals("COMPLETED"));

        var run = caller.get(TESTS + "/" + id);
        assertThat(run.at("/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(run.at("/steps")).hasSize(3);
        assertThat(run.at("/secretVersion").asLong()).isEqualTo(3);
        assertThat(run.at("/delegate/name").asString()).isEqualTo("edge-1");
        await().untilAsserted(() -> assertThat(others.heardOf(id))
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

        others.say(updated);
        others.say(created);
        others.say(renamed);
        others.say(updated);
        others.say(changed);
        others.say(created);

        await().until(() -> caller.runsOf(identifier).size() == 2);
        assertThat(caller.runsOf(identifier))
                .extracting(run -> run.at("/state").asString()
                        + run.at("/connector/version").asLong())
                .containsExactly("REQUESTED4", "CANCELLED2");

        others.say(new ConnectorDeleted(connectorId, 5));
        others.say(changed);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(caller.runsOf(identifier))
                        .extracting(run -> run.at("/state").asString() + " "
                                + run.at("/code").asString())
                        .containsExactly("CANCELLED TEST_CANCELLED", "CANCELLED TEST_CANCELLED"));
        assertThat(caller.post(identifier).statusCode()).isEqualTo(404);
    }

    @Test
    void testsEachConnectorOncePerVersionOfItsSecret() {
        var secret = UUID.randomUUID();
        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one", key)));
        await().until(() -> caller.runsOf(identifier).size() == 1);

        others.say(new SecretRotated(secret, 3, key, 3));
        others.say(new SecretRotated(secret, 2, key, 2));
        others.say(new SecretRotated(secret, 3, key, 3));
        others.say(new SecretRotated(secret, 4, key, 4));

        await().until(() -> caller.runsOf(identifier).size() == 3);
        assertThat(caller.runsOf(identifier))
                .extracting(run ->
                        run.at("/state").asString() + run.at("/secretVersion").asLong())
                .containsExactly("REQUESTED4", "CANCELLED3", "REQUESTED0");
    }

    @Test
    void triesAStagedValueOncePerConnectorAndRepeatsNothing() {
        var secret = UUID.randomUUID();
        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one", key)));
        await().until(() -> caller.runsOf(identifier).size() == 1);

        var wanted = new SecretTrialRequested(
                secret,
                2,
                key,
                2,
                UUID.randomUUID(),
                List.of(connectorId, UUID.randomUUID()),
                Instant.now().plusSeconds(60));
        others.say(wanted);
        others.say(wanted);
        await().until(() -> caller.runsOf(identifier).size() == 2);
        var tried = caller.runsOf(identifier).getFirst();
        others.say(aResult(
                UUID.fromString(tried.at("/id").asString()),
                1,
                DiagnosedOutcome.of(Diagnosis.DELEGATE_NONE, "nobody")));

        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(caller.runsOf(identifier))
                        .extracting(run -> run.at("/trigger").asString() + " "
                                + run.at("/state").asString() + run.has("retryAt"))
                        .containsExactly("SECRET_STAGED COMPLETEDfalse", "CONNECTOR_CHANGED REQUESTEDfalse"));
    }

    @Test
    void supersedesTheTestOfAnOlderConfiguration() {
        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        others.say(new ConnectorUpdated(connectorId, 2, aDefinition(identifier, 2, "two")));

        await().untilAsserted(() -> assertThat(caller.runsOf(identifier))
                .extracting(run -> run.at("/state").asString())
                .containsExactly("REQUESTED", "CANCELLED"));
    }

    @Test
    void testsOnDemandWhatOnlyConnectorServiceKnowsYet() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));

        var answer = caller.post(identifier);

        assertThat(answer.statusCode()).isEqualTo(202);
        var address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(caller.get(address).at("/trigger").asString()).isEqualTo("MANUAL");
        assertThat(caller.get(address).at("/connector/scope/org").asString()).isEqualTo(SHOP.org());

        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> caller.runsOf(identifier).size() == 2);
    }

    @Test
    void testsOnDemandWhatWasSavedAMomentAgo() {
        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> caller.runsOf(identifier).size() == 1);
        connectorService.knows(connectorId, aDefinition(identifier, 2, "two"));

        var address = caller.post(identifier).headers().firstValue("Location").orElseThrow();

        assertThat(caller.get(address).at("/connector/version").asLong()).isEqualTo(2);
        connectorService.fallsSilent();
        assertThat(caller.post(identifier).statusCode())
                .as("what was heard is good enough when connector-service is silent")
                .isEqualTo(202);
    }

    @Test
    void triesAgainByItselfWhatFairleadCouldNotAsk() {
        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> caller.runsOf(identifier).size() == 1);
        var first =
                UUID.fromString(caller.runsOf(identifier).getFirst().at("/id").asString());

        others.say(aResult(first, 1, DiagnosedOutcome.of(Diagnosis.SECRET_UNAVAILABLE, "secret-service was silent")));

        await().until(() -> caller.runsOf(identifier).size() == 2);
        assertThat(caller.runsOf(identifier))
                .extracting(run ->
                        run.at("/trigger").asString() + " " + run.at("/state").asString())
                .containsExactly("RETRY REQUESTED", "CONNECTOR_CHANGED COMPLETED");
        assertThat(caller.get(TESTS + "/" + first).at("/retryAt").asString()).isNotEmpty();
    }

    @Test
    void triesAgainAsSoonAsADelegateComes() {
        others.say(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        for (var done = 1; done <= 3; done++) {
            var runs = done;
            await().until(() -> caller.runsOf(identifier).size() == runs);
            var latest = caller.runsOf(identifier).getFirst().at("/id").asString();
            others.say(aResult(
                    UUID.fromString(latest), 1, DiagnosedOutcome.of(Diagnosis.DELEGATE_NONE, "nobody is there")));
            await().until(() ->
                    caller.get(TESTS + "/" + latest).at("/state").asString().equals("COMPLETED"));
            others.say(
                    done == 2
                            ? new DelegateDrainCancelled(UUID.randomUUID(), 1)
                            : new DelegateConnected(UUID.randomUUID(), 1));
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> caller.runsOf(identifier).size() == 4);
    }

    @Test
    void saysWhetherAConnectorIsUnknownOrItsServiceSilent() {
        assertThat(caller.post(identifier).statusCode()).isEqualTo(404);

        connectorService.fallsSilent();

        assertThat(caller.post(identifier).statusCode()).isEqualTo(503);
        assertThat(caller.post(identifier).headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void cancelsOnceAndOnlyInItsScope() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = caller.post(identifier).headers().firstValue("Location").orElseThrow();

        assertThat(caller.delete(address.replace("/projects/shop", "")).statusCode())
                .isEqualTo(404);
        assertThat(caller.delete(address).body()).contains("\"CANCELLED\"", "TEST_CANCELLED");
        assertThat(caller.delete(address).statusCode()).isEqualTo(409);
        others.say(aResult(caller.idIn(address), 1));
        await().during(Duration.ofMillis(500))
                .until(() -> caller.get(address).at("/state").asString().equals("CANCELLED"));
    }

    @Test
    void expiresARunWithoutResult() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = caller.post(identifier).headers().firstValue("Location").orElseThrow();

        others.passDeadlineOf(caller.idIn(address));

        await().until(() -> caller.get(address).at("/state").asString().equals("EXPIRED"));
        assertThat(caller.get(address).at("/code").asString()).isEqualTo("TEST_EXPIRED");
    }

    @Test
    void streamsARunToItsEndAndReplaysWhatAClientMissed() throws Exception {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = caller.post(identifier).headers().firstValue("Location").orElseThrow();

        var stream = caller.follow(address, null);
        others.say(aResult(caller.idIn(address), 1));

        assertThat(stream.get().body().lines().filter(line -> line.startsWith("id:")))
                .containsExactly("id:1", "id:2", "id:3", "id:4", "id:5", "id:6");
        assertThat(caller.follow(address, "4").get().body().lines().filter(line -> line.startsWith("event:")))
                .containsExactly("event:TestStepFinished", "event:TestCompleted");
        assertThat(caller.follow(address, "6").get().statusCode()).isEqualTo(204);
    }

    @Test
    void streamsWhatAnotherInstanceDid() throws Exception {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = caller.post(identifier).headers().firstValue("Location").orElseThrow();

        var stream = caller.follow(address, "1");
        others.completeElsewhere(caller.idIn(address));

        assertThat(stream.get().body()).contains("id:2", "event:TestCompleted");
    }

    @Test
    void countsVerdicts() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = caller.post(identifier).headers().firstValue("Location").orElseThrow();
        caller.delete(address);

        assertThat(caller.metric("fairlead.test.runs", "code", "TEST_CANCELLED"))
                .isPositive();
        assertThat(caller.metric("fairlead.test.time.to.verdict", "verdict", "NOT_TESTED"))
                .isPositive();
    }

    @Test
    void showsHowManyConnectorsHaveFaredInOneAnswer() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = caller.post(identifier).headers().firstValue("Location").orElseThrow();
        others.say(aResult(caller.idIn(address), 1));
        await().until(() -> caller.get(address).at("/state").asString().equals("COMPLETED"));

        var recent = caller.get(TESTS + "/recent?connectors=org.nothing," + identifier + "&each=5");

        assertThat(recent.at("/items/0/connector").asString()).isEqualTo("org.nothing");
        assertThat(recent.at("/items/0/runs")).isEmpty();
        assertThat(recent.at("/items/1/connector").asString()).isEqualTo(identifier);
        assertThat(recent.at("/items/1/runs/0/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(recent.at("/items/1/runs/0/trigger").asString()).isEqualTo("MANUAL");
        assertThat(caller.send("GET", TESTS + "/recent?connectors=a-b").statusCode())
                .isEqualTo(400);
        assertThat(caller.send("GET", TESTS + "/recent?connectors=" + "x,".repeat(201) + "x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAFilterItDoesNotKnow() {
        assertThat(caller.send("GET", TESTS + "?state=SLEEPING").statusCode()).isEqualTo(400);
        assertThat(caller.send("GET", TESTS + "?pageToken=junk").statusCode()).isEqualTo(400);
        assertThat(caller.send("GET", TESTS + "/not-an-id").statusCode()).isEqualTo(400);
    }
}
