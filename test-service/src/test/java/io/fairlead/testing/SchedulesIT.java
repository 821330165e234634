package io.fairlead.testing;

import static io.fairlead.testing.run.RunFixtures.SHOP;
import static io.fairlead.testing.run.RunFixtures.aResult;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.schedule.DrivenSchedules;
import io.fairlead.testkit.ApiResponse;
import io.fairlead.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SchedulesIT extends TestServiceTest {

    private static final Duration HALF_AN_HOUR = ofMinutes(30);

    @Autowired
    private DrivenSchedules schedules;

    @Autowired
    private ConnectorDirectory catalog;

    private final UUID connectorId = UUID.randomUUID();
    private final String identifier = "S" + connectorId.toString().replace("-", "");
    private final String schedule = "/api/v1/orgs/acme/projects/shop/connectors/" + identifier + "/schedule";

    @BeforeEach
    void empty() {
        connectorService.reset();
        schedules.begin();
    }

    @Test
    void testsAGreenConnectorAgainOnceItsTimeHasCome() {
        connectorService.knows(connectorId, definition(identifier));
        Events.publish(new ConnectorCreated(connectorId, 1, definition(identifier)));
        complete(Events.await(TestRequested.class, run -> run.connectorId().equals(connectorId)));
        assertThat(put("{\"mode\": \"INTERVAL\", \"interval\": \"15m\"}").status())
                .isEqualTo(200);

        schedules.startDueTests(ZERO);

        // many years late by the clock that the test drives, so it is caught up with
        schedules.pass(ofMinutes(5));
        schedules.startDueTests(ZERO);
        var requested = Events.await(
                TestRequested.class,
                run -> run.connectorId().equals(connectorId) && run.trigger() == TestTrigger.SCHEDULED);
        assertThat(requested.awaited()).isNotEqualTo(true);
        assertThat(runsOf(identifier).getFirst().at("/trigger").asString()).isEqualTo("SCHEDULED");
        assertThat(read("/api/v1/orgs/acme/projects/shop/audit?action=test.requested&identifier=" + identifier)
                        .at("/items")
                        .size())
                .as("the one that the connector's creation asked for")
                .isEqualTo(1);
    }

    @Test
    void startsEachDueTestOnceInFourInstances() {
        var connectors = Stream.generate(this::storedConnector).limit(250).toList();
        schedules.plan(HALF_AN_HOUR);

        for (var round = 0; round < 3; round++) {
            connectors.forEach(connector -> schedules.isDueSince(connector, Duration.ofSeconds(1)));
            inParallel(4, () -> schedules.startDueTests(HALF_AN_HOUR));
            schedules.endAllTests();
            schedules.pass(HALF_AN_HOUR);
        }

        assertThat(connectors).allMatch(connector -> schedules.scheduledTestsOf(connector) == 3);
    }

    @Test
    void catchesUpOnceAndSpreadWithWhatWasMissed() {
        var connectors = Stream.generate(this::storedConnector).limit(100).toList();
        schedules.plan(HALF_AN_HOUR);
        schedules.pass(ofDays(10));

        schedules.startDueTests(HALF_AN_HOUR);
        assertThat(started(connectors)).isZero();
        schedules.pass(Duration.ofSeconds(150));
        schedules.startDueTests(HALF_AN_HOUR);
        assertThat(started(connectors)).isBetween(25L, 75L);
        schedules.pass(Duration.ofSeconds(150));
        schedules.startDueTests(HALF_AN_HOUR);

        assertThat(connectors).allMatch(connector -> schedules.scheduledTestsOf(connector) >= 1);
        assertThat(schedules.largestLateness()).isGreaterThan(ofDays(9));
        schedules.endAllTests();
        schedules.startDueTests(HALF_AN_HOUR);
        assertThat(connectors).allMatch(connector -> schedules.scheduledTestsOf(connector) == 1);
    }

    @Test
    void runsEveryHalfHourForADay() {
        var connector = storedConnector();
        schedules.plan(HALF_AN_HOUR);

        for (var minute = 0; minute < ofDays(1).toMinutes(); minute++) {
            schedules.pass(ofMinutes(1));
            schedules.startDueTests(HALF_AN_HOUR);
            schedules.endAllTests();
        }

        assertThat(schedules.scheduledTestsOf(connector)).isBetween(47, 48);
    }

    @Test
    void startsNoSecondTestWhileOneIsUnderWay() {
        var connector = storedConnector();
        schedules.plan(HALF_AN_HOUR);

        IntStream.range(0, 3).forEach(_ -> {
            schedules.isDueSince(connector, Duration.ofSeconds(1));
            schedules.startDueTests(HALF_AN_HOUR);
        });

        assertThat(schedules.scheduledTestsOf(connector)).isEqualTo(1);
    }

    @Test
    void followsAnotherDefaultButLeavesWhatPeopleHaveSet() {
        var connector = storedConnector();
        connectorService.knows(connectorId, definition(identifier));
        catalog.save(connectorId, 1, definition(identifier));
        put("{\"mode\": \"CRON\", \"cron\": \"0 6 * * 1-5\", \"timeZone\": \"Europe/Berlin\"}");

        schedules.plan(HALF_AN_HOUR);
        assertThat(schedules.isPlanned(connector)).isTrue();
        schedules.plan(ZERO);

        assertThat(schedules.isPlanned(connector)).isFalse();
        assertThat(schedules.isPlanned(connectorId)).isTrue();
        assertThat(read(schedule).at("/cron").asString()).isEqualTo("0 6 * * 1-5");
    }

    @Test
    void forgetsTheScheduleOfADeletedConnector() {
        Events.publish(new ConnectorCreated(connectorId, 1, definition(identifier)));
        await().until(() -> !runsOf(identifier).isEmpty());
        schedules.plan(HALF_AN_HOUR);
        assertThat(schedules.isPlanned(connectorId)).isTrue();

        Events.publish(new ConnectorDeleted(connectorId, 2));

        await().until(() -> !schedules.isPlanned(connectorId));
        var missed = storedConnector();
        schedules.plan(HALF_AN_HOUR);
        catalog.delete(missed, 2);
        schedules.plan(HALF_AN_HOUR);
        assertThat(schedules.isPlanned(missed)).isFalse();
    }

    @Test
    void showsTheDefaultUntilSomebodySetsASchedule() {
        connectorService.knows(connectorId, definition(identifier));

        var unset = api.get(schedule);
        assertThat(unset.json().at("/mode").asString()).isEqualTo("DEFAULT");
        assertThat(unset.json().has("nextTestAt")).isFalse();

        var set = put("{\"mode\": \"INTERVAL\", \"interval\": \"6h\"}");
        assertThat(set.json().at("/interval").asString()).isEqualTo("PT6H");
        assertThat(Instant.parse(set.json().at("/nextTestAt").asString()))
                .isBetween(Instant.now().plus(ofMinutes(179)), Instant.now().plus(ofMinutes(541)));
        assertThat(api.get(schedule).json()).isEqualTo(set.json());
        assertThat(api.put(schedule, "\"1\"", set.body()).status()).isEqualTo(200);
        assertThat(api.put(schedule, "\"1\"", set.body()).status()).isEqualTo(412);
        assertThat(put("{\"mode\": \"OFF\"}").json().has("nextTestAt")).isFalse();
        assertThat(put("{\"mode\": \"DEFAULT\"}").json().at("/mode").asString()).isEqualTo("DEFAULT");
    }

    @Test
    void testsNothingWhileTheScheduleIsSuspended() {
        connectorService.knows(connectorId, definition(identifier));
        var until = Instant.now().plus(ofDays(2)).truncatedTo(ChronoUnit.MILLIS);

        var suspended = put("""
                {"mode": "INTERVAL", "interval": "15m", "suspended": true, "suspendedReason": "The registry moves."}""");
        assertThat(suspended.json().at("/suspended").asBoolean()).isTrue();
        assertThat(suspended.json().at("/suspendedReason").asString()).isEqualTo("The registry moves.");
        assertThat(suspended.json().has("nextTestAt")).isFalse();
        assertThat(schedules.isPlanned(connectorId)).isFalse();
        assertThat(startTest(identifier).status()).isEqualTo(202);

        var ending = put("""
                {"mode": "INTERVAL", "interval": "15m", "suspended": true, "suspendedReason": "Moves.", "suspendedUntil": "%s"}""".formatted(until));
        assertThat(Instant.parse(ending.json().at("/nextTestAt").asString()))
                .isBetween(until, until.plus(ofMinutes(15)));
        assertThat(put(ending.body()).status()).isEqualTo(200);
        assertThat(put("{\"mode\": \"DEFAULT\"}").json().at("/suspended").asBoolean())
                .isFalse();
    }

    @Test
    void refusesWhatNobodyCanFollow() {
        connectorService.knows(connectorId, definition(identifier));

        var refused = put("{\"mode\": \"CRON\", \"cron\": \"0 0 30 2 *\", \"timeZone\": \"Berlin\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/timeZone");
        assertThat(refused.json().at("/errors/1/pointer").asString()).isEqualTo("/cron");
        assertThat(refused.json().at("/errors/1/detail").asString()).contains("calendar");
        assertThat(put("{\"mode\": \"SOMETIMES\"}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/mode");
        assertThat(api.get(schedule.replace(identifier, "NeverWas")).status()).isEqualTo(404);
        assertThat(api.put(schedule.replace(identifier, "NeverWas"), "*", "{\"mode\": \"OFF\"}")
                        .status())
                .isEqualTo(404);
    }

    private ApiResponse put(String json) {
        return api.put(schedule, "*", json);
    }

    private void complete(TestRequested run) {
        Events.publish(aResult(run.testId(), 1));
        await().until(() ->
                read(TESTS + "/" + run.testId()).at("/state").asString().equals("COMPLETED"));
    }

    /** Known, but not tested yet. */
    private UUID storedConnector() {
        var id = UUID.randomUUID();
        catalog.save(id, 1, definition("S" + id.toString().replace("-", "")));
        return id;
    }

    private long started(List<UUID> connectors) {
        return connectors.stream()
                .filter(connector -> schedules.scheduledTestsOf(connector) > 0)
                .count();
    }

    private static void inParallel(int instances, Runnable work) {
        try (var executor = Executors.newFixedThreadPool(instances)) {
            var all = Stream.generate(() -> (Callable<Object>) Executors.callable(work))
                    .limit(instances)
                    .toList();
            for (var done : executor.invokeAll(all)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublishedDefinition definition(String identifier) {
        var connection = new RegistryConnection(
                "https://registry.example.com", ProviderType.Other, new Anonymous(), List.of(), null, List.of(), "");
        return new PublishedDefinition(new ResourceReference(SHOP, identifier), "Shop", 1, "hash", connection);
    }
}
