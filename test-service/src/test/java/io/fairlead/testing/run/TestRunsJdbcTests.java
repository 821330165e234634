package io.fairlead.testing.run;

import static io.fairlead.testing.run.RunFixtures.NOON;
import static io.fairlead.testing.run.RunFixtures.SHOP;
import static io.fairlead.testing.run.RunFixtures.aDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TestStep;
import io.fairlead.contracts.testing.TestStep.StepName;
import io.fairlead.contracts.testing.TestStep.StepResult;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.http.stream.StreamEvent;
import io.fairlead.testing.json.LenientJson;
import io.fairlead.testing.run.RunFilter.Cursor;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealPostgres
@DataJdbcTest
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@Import({RunDeduplication.class, RunSweeps.class, RunEventStore.class, RunHistory.class, LenientJson.class})
class TestRunsJdbcTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestRuns runs;
    private final RunDeduplication deduplication;
    private final RunSweeps sweeps;
    private final RunEventStore events;
    private final RunHistory history;
    private final JdbcClient jdbc;
    private final UUID connectorId = UUID.randomUUID();
    private final UUID secretId = UUID.randomUUID();

    @Autowired
    TestRunsJdbcTests(
            TestRuns runs,
            RunDeduplication deduplication,
            RunSweeps sweeps,
            RunEventStore events,
            RunHistory history,
            JdbcClient jdbc) {
        this.runs = runs;
        this.deduplication = deduplication;
        this.sweeps = sweeps;
        this.events = events;
        this.history = history;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from test_run").update();
    }

    @Test
    void beginsOneRunPerConnectorVersion() {
        assertThat(begin(1, RunCause.connectorChanged())).isPresent();
        assertThat(begin(1, RunCause.connectorChanged())).isEmpty();
        assertThat(begin(2, RunCause.connectorChanged())).isPresent();
    }

    @Test
    void beginsOneRunPerSecretVersionAndKnowsALaterOne() {
        assertThat(begin(1, RunCause.secretChanged(secretId, 2))).isPresent();
        assertThat(begin(1, RunCause.secretChanged(secretId, 2))).isEmpty();
        assertThat(deduplication.knowsNewerSecret(connectorId, RunCause.secretChanged(secretId, 1)))
                .isTrue();
        assertThat(deduplication.knowsNewerSecret(connectorId, RunCause.secretChanged(secretId, 2)))
                .isFalse();
    }

    @Test
    void beginsAsManyRunsAsPeopleWant() {
        assertThat(begin(1, RunCause.manual())).isPresent();
        assertThat(begin(1, RunCause.manual())).isPresent();
    }

    @Test
    void readsWhatItWrote() {
        var run = begin(1, RunCause.secretChanged(secretId, 2)).orElseThrow();
        var moved = run.completed(RunFixtures.aResult(run.id(), 1), run.requestedAt());

        save(moved);

        assertThat(runs.findById(run.id())).contains(moved.run());
        assertThat(events.listAfter(run.id(), 1))
                .extracting(StreamEvent::type)
                .containsExactly("TestStepFinished", "TestStepFinished", "TestStepFinished", "TestCompleted");
    }

    @Test
    void readsTheJsonOfEarlierBuilds() {
        var run = begin(1, RunCause.manual()).orElseThrow();
        jdbc.sql("""
                update test_run set state = 'COMPLETED', trial = :trial::jsonb, progress = :progress::jsonb,
                                    ending = :ending::jsonb
                where id = :id
                """)
                .param("id", run.id())
                .param("trial", """
                        {"type": "StagedSecret", "trialId": "11111111-1111-1111-1111-111111111111",
                         "secret": {"secret": {"scope": {"account": "acme"}, "identifier": "key"},
                                    "secretId": "22222222-2222-2222-2222-222222222222", "version": 3}}
                        """)
                .param("progress", """
                        {"attempt": 2, "delegate": {"id": "33333333-3333-3333-3333-333333333333", "name": "edge-1"},
                         "steps": [{"name": "TLS", "outcome": "PASSED", "startedAt": "2026-11-24T12:00:00Z",
                                    "durationMillis": 1.5, "evidence": {"protocol": "TLSv1.3"}}]}
                        """)
                .param("ending", """
                        {"outcome": {"verdict": "REJECTED", "code": "BAD_CREDENTIALS_BASIC", "summary": "s", "explanation": "e",
                                     "remedy": "r", "notes": [{"code": "OK", "summary": "n"}],
                                     "fixes": [{"type": "ChangeConnector", "title": "t", "patch": [
                                         {"op": "replace", "path": "/spec/auth/spec/username", "value": "iamapikey"}]}]},
                         "secrets": [{"secret": {"scope": {"account": "acme"}, "identifier": "key"},
                                      "secretId": "22222222-2222-2222-2222-222222222222", "version": 3}],
                         "completedAt": "2026-11-24T12:00:01Z", "retryAt": "2026-11-24T12:01:01Z"}
                        """)
                .update();

        var read = runs.findById(run.id()).orElseThrow();

        var secret = new SecretVersionReference(
                new ResourceReference(Scope.account("acme"), "key"),
                UUID.fromString("22222222-2222-2222-2222-222222222222"),
                3);
        assertThat(read.cause().trial())
                .isEqualTo(new StagedSecret(UUID.fromString("11111111-1111-1111-1111-111111111111"), secret));
        assertThat(read.progress().attempt()).isEqualTo(2);
        assertThat(read.progress().delegate())
                .isEqualTo(new DelegateName(UUID.fromString("33333333-3333-3333-3333-333333333333"), "edge-1"));
        assertThat(read.progress().steps())
                .containsExactly(
                        new TestStep(StepName.TLS, StepResult.PASSED, NOON, 1.5, Map.of("protocol", "TLSv1.3")));
        var ending = Objects.requireNonNull(read.ending());
        assertThat(ending.secrets()).containsExactly(secret);
        assertThat(ending.completedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(ending.retryAt()).isEqualTo(NOON.plusSeconds(61));
        assertThat(ending.outcome().verdict()).isEqualTo(ConnectionVerdict.REJECTED);
        assertThat(ending.outcome().remedy()).isEqualTo("r");
        assertThat(ending.outcome().notes()).hasSize(1);
        assertThat(ending.outcome().fixes()).hasSize(1);
    }

    @Test
    void givesADueRetryOutOnceUnlessAYoungerRunHasOvertakenIt() {
        var unanswered = endedWithout(Diagnosis.SECRET_UNAVAILABLE);

        assertThat(sweeps.takeDueRetries(10)).as("not due yet").isEmpty();
        comesDue();
        assertThat(sweeps.takeDueRetries(10)).extracting(TestRun::id).containsExactly(unanswered.id());
        assertThat(sweeps.takeDueRetries(10)).as("given out already").isEmpty();

        endedWithout(Diagnosis.SECRET_UNAVAILABLE);
        begin(1, RunCause.manual());
        comesDue();
        assertThat(sweeps.takeDueRetries(10)).as("overtaken").isEmpty();
    }

    @Test
    void beginsOneRunPerTrialAndConnector() {
        var trial = aTrial();

        assertThat(begin(1, RunCause.secretStaged(trial))).isPresent();
        assertThat(begin(1, RunCause.secretStaged(trial))).isEmpty();
        assertThat(begin(1, RunCause.secretStaged(aTrial()))).isPresent();
    }

    @Test
    void beginsAnotherRunOfATrialWhereTheFirstTestedNothing() {
        var trial = aTrial();
        var first = begin(1, RunCause.secretStaged(trial)).orElseThrow();
        var ended = first.completed(
                RunFixtures.aResult(first.id(), 1, DiagnosedOutcome.of(Diagnosis.SECRET_UNAVAILABLE, "nothing")),
                first.requestedAt());
        save(ended);

        assertThat(begin(1, RunCause.secretStaged(trial))).isPresent();
        assertThat(begin(1, RunCause.secretStaged(trial))).isEmpty();
    }

    @Test
    void readsOfWhatItIsATrial() {
        var trial = aTrial();

        var run = begin(1, RunCause.secretStaged(trial)).orElseThrow();

        assertThat(runs.findById(run.id()).orElseThrow().cause().trial()).isEqualTo(trial);
    }

    @Test
    void letsNoTrialOvertakeTheRetryOfWhatIsLive() {
        var unanswered = endedWithout(Diagnosis.SECRET_UNAVAILABLE);
        begin(1, RunCause.secretStaged(aTrial()));

        comesDue();

        assertThat(sweeps.takeDueRetries(10)).extracting(TestRun::id).containsExactly(unanswered.id());
    }

    private StagedSecret aTrial() {
        return new StagedSecret(UUID.randomUUID(), new SecretVersionReference(RunFixtures.KEY, secretId, 3));
    }

    @Test
    void bringsForwardOnlyWhatWaitsForTheSameThing() {
        endedWithout(Diagnosis.SECRET_UNAVAILABLE);
        var lonely = endedWithout(Diagnosis.DELEGATE_NONE);

        assertThat(sweeps.retryNow(List.of(Diagnosis.DELEGATE_NONE))).isEqualTo(1);
        comesDue(lonely);
        assertThat(sweeps.takeDueRetries(10)).extracting(TestRun::id).containsExactly(lonely.id());
    }

    @Test
    void remembersHowOftenItWasTried() {
        var first = begin(1, RunCause.secretChanged(secretId, 2)).orElseThrow();

        var second = begin(1, first.cause().asRetry()).orElseThrow();
        var third = begin(1, second.cause().asRetry()).orElseThrow();

        assertThat(runs.findById(third.id()).orElseThrow().cause())
                .isEqualTo(new RunCause(TestTrigger.RETRY, secretId, 2L, 2, null));
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            ids.addFirst(begin(1, RunCause.manual()).orElseThrow().id());
        }

        var first = history.list(new RunFilter(SHOP, "IBM_CR", null, null, null), 3);
        var last = first.getLast();
        var rest = history.list(
                new RunFilter(SHOP, null, RunState.REQUESTED, null, new Cursor(last.requestedAt(), last.id())), 3);

        assertThat(first).extracting(TestRun::id).isEqualTo(ids.subList(0, 3));
        assertThat(rest).extracting(TestRun::id).isEqualTo(ids.subList(3, 5));
        assertThat(history.list(new RunFilter(SHOP, null, null, ConnectionVerdict.REJECTED, null), 3))
                .isEmpty();
    }

    @Test
    void showsTheLastRunsOfManyConnectorsButNothingThatWasOnlyTried() {
        var first = begin(1, RunCause.manual()).orElseThrow();
        var second = begin(1, RunCause.manual()).orElseThrow();
        begin(1, RunCause.draft());
        begin(1, RunCause.secretStaged(aTrial()));
        var connector = first.subject().connector();
        var unknown = new ResourceReference(SHOP, "unknown");

        var recent = history.recent(List.of(unknown, connector), 10);

        assertThat(recent.keySet()).containsExactly(unknown, connector);
        assertThat(recent.get(unknown)).isEmpty();
        assertThat(recent.get(connector)).extracting(RunSummary::id).containsExactly(second.id(), first.id());
        assertThat(history.recent(List.of(connector), 1).get(connector))
                .extracting(RunSummary::id)
                .containsExactly(second.id());
    }

    @Test
    void showsDraftsInTheScopeButNotAsTheConnectorsOwn() {
        var draft = begin(1, RunCause.draft()).orElseThrow();

        assertThat(history.list(new RunFilter(SHOP, null, null, null, null), 3))
                .extracting(TestRun::id)
                .containsExactly(draft.id());
        assertThat(history.list(new RunFilter(SHOP, "IBM_CR", null, null, null), 3))
                .isEmpty();
    }

    @Test
    void findsOpenRunsPastTheirDeadline() {
        var overdue = begin(1, RunCause.manual()).orElseThrow();
        begin(2, RunCause.manual());

        jdbc.sql("update test_run set deadline = now() - interval '1 second' where id = ?")
                .param(overdue.id())
                .update();

        assertThat(sweeps.lockOverdue(10)).extracting(TestRun::id).containsExactly(overdue.id());
    }

    @Test
    void forgetsOldRunsButKeepsTheYoungest() {
        for (var i = 0; i < 5; i++) {
            begin(1, RunCause.manual());
        }
        jdbc.sql("update test_run set state = 'COMPLETED', requested_at = now() - interval '100 days'")
                .update();

        assertThat(sweeps.purge(Duration.ofDays(90), 2, 100)).isEqualTo(3);
        assertThat(sweeps.purge(Duration.ofDays(90), 2, 100)).isZero();
    }

    @Test
    void forgetsOldRunsOfDrafts() {
        begin(1, RunCause.draft());
        jdbc.sql("update test_run set state = 'COMPLETED', requested_at = now() - interval '100 days'")
                .update();

        assertThat(sweeps.purge(Duration.ofDays(90), 2, 100)).isEqualTo(1);
    }

    private TestRun endedWithout(Diagnosis code) {
        var run = begin(1, RunCause.manual()).orElseThrow();
        var result = RunFixtures.aResult(run.id(), 1, DiagnosedOutcome.of(code, "it was so"));
        var moved = run.completed(result, run.requestedAt());
        save(moved);
        jdbc.sql("update test_run set retry_at = now() + interval '1 hour' where id = ?")
                .param(run.id())
                .update();
        return moved.run();
    }

    private void comesDue(TestRun... only) {
        var ids = Arrays.stream(only).map(TestRun::id).toArray(UUID[]::new);
        jdbc.sql("update test_run set retry_at = retry_at - interval '2 hours' where retry_at is not null"
                        + (only.length == 0 ? "" : " and id = any(?)"))
                .params(only.length == 0 ? List.of() : List.of((Object) ids))
                .update();
    }

    private void save(Transition transition) {
        runs.save(transition.run());
        events.append(transition.run().id(), transition.events());
    }

    private java.util.Optional<TestRun> begin(long version, RunCause cause) {
        return deduplication.insert(
                ConnectorUnderTest.of(connectorId, aDefinition("IBM_CR", version, "hash-" + version)), cause, MINUTE);
    }
}
