package io.fairlead.delegate.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.Anonymous;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.fleet.FreePlaces.HeldPlaces;
import io.fairlead.delegate.task.TaskSubject.TestSubject;
import io.fairlead.delegate.task.WaitingTasks.NextTask;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import({Tasks.class, WaitingTasks.class})
@EnableConfigurationProperties(TaskProperties.class)
class WaitingTasksJdbcTests {

    private static final Scope RED = Scope.org("default", "red");
    private static final Scope BLUE = Scope.project("default", "blue", "sky");

    @Autowired
    private Tasks tasks;

    @Autowired
    private WaitingTasks waiting;

    @Test
    void servesScopesInTurnHoweverManyTasksOneOfThemHas() {
        for (var number = 0; number < 20; number++) {
            save(RED, Urgency.EVENT);
        }
        for (var number = 0; number < 3; number++) {
            save(BLUE, Urgency.EVENT);
        }

        assertThat(scopesInTurn(delegate(List.of())).subList(0, 6))
                .containsExactly(
                        "default/red", "default/blue", "default/red", "default/blue", "default/red", "default/blue");
    }

    @Test
    void servesWhatSomebodyWaitsForFirstAndTheRestAllTheSame() {
        for (var number = 0; number < 20; number++) {
            save(RED, Urgency.EVENT);
        }
        for (var number = 0; number < 20; number++) {
            save(RED, Urgency.INTERACTIVE);
        }

        var urgencies = waiting.listNext(delegate(List.of()), 64).stream()
                .map(NextTask::urgency)
                .toList();

        assertThat(urgencies.subList(0, 10))
                .filteredOn(Urgency.INTERACTIVE::equals)
                .hasSizeBetween(8, 9);
        assertThat(urgencies.subList(0, 20)).contains(Urgency.EVENT);
    }

    @Test
    void servesWhoeverComesLateAheadOfALongQueue() {
        for (var number = 0; number < 20; number++) {
            save(RED, Urgency.INTERACTIVE);
        }

        var late = save(BLUE, Urgency.INTERACTIVE);

        assertThat(waiting.listNext(delegate(List.of()), 64).stream()
                        .map(NextTask::id)
                        .toList()
                        .indexOf(late))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void findsWhatADelegateMayTakeBehindManyThatItMayNot() {
        for (var number = 0; number < 20; number++) {
            save(RED, Urgency.INTERACTIVE, "eu");
        }
        var fits = save(RED, Urgency.INTERACTIVE, "us");

        var delegate = delegate(List.of("us"));

        assertThat(waiting.listNext(delegate, 10)).isEmpty();
        assertThat(waiting.listNextOfEachKind(delegate, 10))
                .extracting(NextTask::id)
                .containsExactly(fits);
    }

    @Test
    void tellsWhetherOthersOfTheKindWait() {
        assertThat(tasks.saveIfNew(task(RED, Urgency.EVENT), null).orElseThrow().othersWait())
                .isFalse();
        assertThat(tasks.saveIfNew(task(RED, Urgency.EVENT), null).orElseThrow().othersWait())
                .isTrue();
        assertThat(tasks.saveIfNew(task(RED, Urgency.INTERACTIVE), null)
                        .orElseThrow()
                        .othersWait())
                .isFalse();
    }

    private List<String> scopesInTurn(HeldPlaces delegate) {
        return waiting.listNext(delegate, 64).stream().map(NextTask::turnScope).toList();
    }

    private static HeldPlaces delegate(List<String> tags) {
        return new HeldPlaces(
                new DelegateName(UUID.randomUUID(), "eu-1"), Scope.account("default"), tags, 10, Map.of());
    }

    private UUID save(Scope scope, Urgency urgency, String... selectors) {
        return tasks.saveIfNew(task(scope, urgency, selectors), null)
                .orElseThrow()
                .task()
                .id();
    }

    private static NewTask task(Scope scope, Urgency urgency, String... selectors) {
        return new NewTask(
                new TestSubject(UUID.randomUUID(), null),
                UUID.randomUUID(),
                1,
                scope,
                new RegistryConnection(
                        "https://registry.example.com",
                        ProviderType.Other,
                        new Anonymous(),
                        List.of(selectors),
                        null,
                        List.of(),
                        ""),
                urgency,
                Instant.now().plusSeconds(60));
    }
}
