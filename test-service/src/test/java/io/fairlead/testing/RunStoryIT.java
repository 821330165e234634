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

    private final OtherServices otherServices;
    private final ApiClient api;
    private final UUID connectorId = UUID.randomUUID();
    private final String identifier = "C" + connectorId.toString().replace("-", "");

    private final ResourceReference key = new ResourceReference(SHOP, "key_" + identifier);

    @Autowired
    RunStoryIT(OtherServices otherServices, ApiClient api) {
        this.otherServices = otherServices;
        this.api = api;
    }

    @BeforeEach
    void empty() {
        connectorService.reset();
    }

    @Test
    void asksForATestOfANewConnectorAndTellsItsVerdict() {
        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        var id = await().until(() -> api.runsOf(identifier), runs -> runs.size() == 1)
                .getFirst()
                .at("/id")
                .asString();

        otherServices.publish(new TestTaskAssigned(UUID.randomUUID(), 1, UUID.fromString(id), EDGE, 1));
        await().until(() -> api.get(TESTS + "/" + id).at("/state").asString().equals("RUNNING"));
        otherServices.publish(aResult(UUID.fromString(id), 1));
        await().until(() -> api.get(TESTS + "/" + id).at("/state").asString().equals("COMPLETED"));

        var run = api.get(TESTS + "/" + id);
        assertThat(run.at("/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(run.at("/steps")).hasSize(3);
        assertThat(run.at("/secretVersion").asLong()).isEqualTo(3);
        assertThat(run.at("/delegate/name").asString()).isEqualTo("edge-1");
        await().untilAsserted(() -> assertThat(otherServices.eventsOf(id))
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

        otherServices.publish(updated);
        otherServices.publish(created);
        otherServices.publish(renamed);
        otherServices.publish(updated);
        otherServices.publish(changed);
        otherServices.publish(created);

        await().until(() -> api.runsOf(identifier).size() == 2);
        assertThat(api.runsOf(identifier))
                .extracting(run -> run.at("/state").asString()
                        + run.at("/connector/version").asLong())
                .containsExactly("REQUESTED4", "CANCELLED2");

        otherServices.publish(new ConnectorDeleted(connectorId, 5));
        otherServices.publish(changed);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(api.runsOf(identifier))
                        .extracting(run -> run.at("/state").asString() + " "
                                + run.at("/code").asString())
                        .containsExactly("CANCELLED TEST_CANCELLED", "CANCELLED TEST_CANCELLED"));
        assertThat(api.post(identifier).statusCode()).isEqualTo(404);
    }

    @Test
    void testsEachConnectorOncePerVersionOfItsSecret() {
        var secret = UUID.randomUUID();
        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one", key)));
        await().until(() -> api.runsOf(identifier).size() == 1);

        otherServices.publish(new SecretRotated(secret, 3, key, 3));
        otherServices.publish(new SecretRotated(secret, 2, key, 2));
        otherServices.publish(new SecretRotated(secret, 3, key, 3));
        otherServices.publish(new SecretRotated(secret, 4, key, 4));

        await().until(() -> api.runsOf(identifier).size() == 3);
        assertThat(api.runsOf(identifier))
                .extracting(run ->
                        run.at("/state").asString() + run.at("/secretVersion").asLong())
                .containsExactly("REQUESTED4", "CANCELLED3", "REQUESTED0");
    }

    @Test
    void triesAStagedValueOncePerConnectorAndRepeatsNothing() {
        var secret = UUID.randomUUID();
        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one", key)));
        await().until(() -> api.runsOf(identifier).size() == 1);

        var wanted = new SecretTrialRequested(
                secret,
                2,
                key,
                2,
                UUID.randomUUID(),
                List.of(connectorId, UUID.randomUUID()),
                Instant.now().plusSeconds(60));
        otherServices.publish(wanted);
        otherServices.publish(wanted);
        await().until(() -> api.runsOf(identifier).size() == 2);
        var tried = api.runsOf(identifier).getFirst();
        otherServices.publish(aResult(
                UUID.fromString(tried.at("/id").asString()),
                1,
                DiagnosedOutcome.of(Diagnosis.DELEGATE_NONE, "nobody")));

        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(api.runsOf(identifier))
                        .extracting(run -> run.at("/trigger").asString() + " "
                                + run.at("/state").asString() + run.has("retryAt"))
                        .containsExactly("SECRET_STAGED COMPLETEDfalse", "CONNECTOR_CHANGED REQUESTEDfalse"));
    }

    @Test
    void supersedesTheTestOfAnOlderConfiguration() {
        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        otherServices.publish(new ConnectorUpdated(connectorId, 2, aDefinition(identifier, 2, "two")));

        await().untilAsserted(() -> assertThat(api.runsOf(identifier))
                .extracting(run -> run.at("/state").asString())
                .containsExactly("REQUESTED", "CANCELLED"));
    }

    @Test
    void testsOnDemandWhatOnlyConnectorServiceKnowsYet() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));

        var answer = api.post(identifier);

        assertThat(answer.statusCode()).isEqualTo(202);
        var address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(api.get(address).at("/trigger").asString()).isEqualTo("MANUAL");
        assertThat(api.get(address).at("/connector/scope/org").asString()).isEqualTo(SHOP.org());

        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> api.runsOf(identifier).size() == 2);
    }

    @Test
    void testsOnDemandWhatWasSavedAMomentAgo() {
        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> api.runsOf(identifier).size() == 1);
        connectorService.knows(connectorId, aDefinition(identifier, 2, "two"));

        var address = api.post(identifier).headers().firstValue("Location").orElseThrow();

        assertThat(api.get(address).at("/connector/version").asLong()).isEqualTo(2);
        connectorService.becomesUnavailable();
        assertThat(api.post(identifier).statusCode())
                .as("what was heard is good enough when connector-service is silent")
                .isEqualTo(202);
    }

    @Test
    void triesAgainByItselfWhatFairleadCouldNotAsk() {
        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        await().until(() -> api.runsOf(identifier).size() == 1);
        var first = UUID.fromString(api.runsOf(identifier).getFirst().at("/id").asString());

        otherServices.publish(
                aResult(first, 1, DiagnosedOutcome.of(Diagnosis.SECRET_UNAVAILABLE, "secret-service was silent")));

        await().until(() -> api.runsOf(identifier).size() == 2);
        assertThat(api.runsOf(identifier))
                .extracting(run ->
                        run.at("/trigger").asString() + " " + run.at("/state").asString())
                .containsExactly("RETRY REQUESTED", "CONNECTOR_CHANGED COMPLETED");
        assertThat(api.get(TESTS + "/" + first).at("/retryAt").asString()).isNotEmpty();
    }

    @Test
    void triesAgainAsSoonAsADelegateComes() {
        otherServices.publish(new ConnectorCreated(connectorId, 1, aDefinition(identifier, 1, "one")));
        for (var done = 1; done <= 3; done++) {
            var runs = done;
            await().until(() -> api.runsOf(identifier).size() == runs);
            var latest = api.runsOf(identifier).getFirst().at("/id").asString();
            otherServices.publish(aResult(
                    UUID.fromString(latest), 1, DiagnosedOutcome.of(Diagnosis.DELEGATE_NONE, "nobody is there")));
            await().until(() ->
                    api.get(TESTS + "/" + latest).at("/state").asString().equals("COMPLETED"));
            otherServices.publish(
                    done == 2
                            ? new DelegateDrainCancelled(UUID.randomUUID(), 1)
                            : new DelegateConnected(UUID.randomUUID(), 1));
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.runsOf(identifier).size() == 4);
    }

    @Test
    void saysWhetherAConnectorIsUnknownOrItsServiceSilent() {
        assertThat(api.post(identifier).statusCode()).isEqualTo(404);

        connectorService.becomesUnavailable();

        assertThat(api.post(identifier).statusCode()).isEqualTo(503);
        assertThat(api.post(identifier).headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void cancelsOnceAndOnlyInItsScope() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = api.post(identifier).headers().firstValue("Location").orElseThrow();

        assertThat(api.delete(address.replace("/projects/shop", "")).statusCode())
                .isEqualTo(404);
        assertThat(api.delete(address).body()).contains("\"CANCELLED\"", "TEST_CANCELLED");
        assertThat(api.delete(address).statusCode()).isEqualTo(409);
        otherServices.publish(aResult(api.idIn(address), 1));
        await().during(Duration.ofMillis(500))
                .until(() -> api.get(address).at("/state").asString().equals("CANCELLED"));
    }

    @Test
    void expiresARunWithoutResult() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = api.post(identifier).headers().firstValue("Location").orElseThrow();

        otherServices.passDeadlineOf(api.idIn(address));

        await().until(() -> api.get(address).at("/state").asString().equals("EXPIRED"));
        assertThat(api.get(address).at("/code").asString()).isEqualTo("TEST_EXPIRED");
    }

    @Test
    void streamsARunToItsEndAndReplaysWhatAClientMissed() throws Exception {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = api.post(identifier).headers().firstValue("Location").orElseThrow();

        var stream = api.follow(address, null);
        otherServices.publish(aResult(api.idIn(address), 1));

        assertThat(stream.get().body().lines().filter(line -> line.startsWith("id:")))
                .containsExactly("id:1", "id:2", "id:3", "id:4", "id:5", "id:6");
        assertThat(api.follow(address, "4").get().body().lines().filter(line -> line.startsWith("event:")))
                .containsExactly("event:TestStepFinished", "event:TestCompleted");
        assertThat(api.follow(address, "6").get().statusCode()).isEqualTo(204);
    }

    @Test
    void streamsWhatAnotherInstanceDid() throws Exception {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = api.post(identifier).headers().firstValue("Location").orElseThrow();

        var stream = api.follow(address, "1");
        otherServices.completeElsewhere(api.idIn(address));

        assertThat(stream.get().body()).contains("id:2", "event:TestCompleted");
    }

    @Test
    void countsVerdicts() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = api.post(identifier).headers().firstValue("Location").orElseThrow();
        api.delete(address);

        assertThat(api.metric("fairlead.test.runs", "code", "TEST_CANCELLED")).isPositive();
        assertThat(api.metric("fairlead.test.time.to.verdict", "verdict", "NOT_TESTED"))
                .isPositive();
    }

    @Test
    void showsHowManyConnectorsHaveFaredInOneAnswer() {
        connectorService.knows(connectorId, aDefinition(identifier, 1, "one"));
        var address = api.post(identifier).headers().firstValue("Location").orElseThrow();
        otherServices.publish(aResult(api.idIn(address), 1));
        await().until(() -> api.get(address).at("/state").asString().equals("COMPLETED"));

        var recent = api.get(TESTS + "/recent?connectors=org.nothing," + identifier + "&each=5");

        assertThat(recent.at("/items/0/connector").asString()).isEqualTo("org.nothing");
        assertThat(recent.at("/items/0/runs")).isEmpty();
        assertThat(recent.at("/items/1/connector").asString()).isEqualTo(identifier);
        assertThat(recent.at("/items/1/runs/0/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(recent.at("/items/1/runs/0/trigger").asString()).isEqualTo("MANUAL");
        assertThat(api.send("GET", TESTS + "/recent?connectors=a-b").statusCode())
                .isEqualTo(400);
        assertThat(api.send("GET", TESTS + "/recent?connectors=" + "x,".repeat(201) + "x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAFilterItDoesNotKnow() {
        assertThat(api.send("GET", TESTS + "?state=SLEEPING").statusCode()).isEqualTo(400);
        assertThat(api.send("GET", TESTS + "?pageToken=junk").statusCode()).isEqualTo(400);
        assertThat(api.send("GET", TESTS + "/not-an-id").statusCode()).isEqualTo(400);
    }
}
