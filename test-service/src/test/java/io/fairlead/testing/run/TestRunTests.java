package io.fairlead.testing.run;

import static io.fairlead.contracts.diagnosis.Diagnosis.DELEGATE_NONE;
import static io.fairlead.testing.run.RunFixtures.CORE;
import static io.fairlead.testing.run.RunFixtures.EDGE;
import static io.fairlead.testing.run.RunFixtures.KEY;
import static io.fairlead.testing.run.RunFixtures.NOON;
import static io.fairlead.testing.run.RunFixtures.aResult;
import static io.fairlead.testing.run.RunFixtures.aRun;
import static io.fairlead.testing.run.RunFixtures.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestStarted;
import io.fairlead.contracts.testing.TestEvent.TestStepFinished;
import io.fairlead.contracts.testing.TestStep.StepName;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestRunTests {

    @Test
    void startsWhenADelegateTakesTheWork() {
        var moved = aRun().assigned(EDGE, 1, NOON);

        assertThat(moved.run().state()).isEqualTo(RunState.RUNNING);
        assertThat(moved.run().startedAt()).isEqualTo(NOON);
        assertThat(moved.events()).singleElement().isInstanceOf(TestStarted.class);
    }

    @Test
    void tellsEachStepOnceAndThenTheEnd() {
        var run = aRun();
        var running = run.assigned(EDGE, 1, NOON).run();
        var further = running.progressed(1, steps(StepName.ADDRESS), NOON);

        var again = further.run().progressed(1, steps(StepName.ADDRESS), NOON);
        var ended = further.run().completed(aResult(run.id(), 1), NOON);

        assertThat(again.events()).isEmpty();
        assertThat(further.events()).singleElement().isInstanceOf(TestStepFinished.class);
        assertThat(ended.events())
                .extracting(Object::getClass)
                .containsExactly(TestStepFinished.class, TestStepFinished.class, TestCompleted.class);
        assertThat(ended.events()).extracting(Event::sequence).containsExactly(4L, 5L, 6L);
    }

    @Test
    void endsTheSameWayWhenTheResultOvertakesTheAssignment() {
        var run = aRun();
        var result = aResult(run.id(), 1);

        var inOrder = run.assigned(EDGE, 1, NOON).run().completed(result, NOON).run();
        var overtaken = run.completed(result, NOON).run();

        assertThat(overtaken).isEqualTo(inOrder);
        assertThat(overtaken.assigned(EDGE, 1, NOON).isUnchanged()).isTrue();
    }

    @Test
    void keepsTheFirstResult() {
        var run = aRun();
        var ended = run.completed(aResult(run.id(), 1), NOON).run();

        assertThat(ended.completed(aResult(run.id(), 2), NOON).isUnchanged()).isTrue();
        assertThat(ended.cancelled("too late", NOON).isUnchanged()).isTrue();
        assertThat(ended.expired(NOON).isUnchanged()).isTrue();
    }

    @Test
    void forgetsTheStepsOfADelegateThatFellSilent() {
        var lost = aRun().assigned(EDGE, 1, NOON)
                .run()
                .progressed(1, steps(StepName.ADDRESS), NOON)
                .run();

        var taken = lost.assigned(CORE, 2, NOON.plusSeconds(16)).run();

        assertThat(taken.progress()).isEqualTo(new RunProgress(2, CORE, java.util.List.of()));
        assertThat(taken.startedAt()).isEqualTo(NOON);
        assertThat(taken.progressed(1, steps(StepName.CONNECT), NOON).isUnchanged())
                .isTrue();
        assertThat(taken.assigned(EDGE, 1, NOON).isUnchanged()).isTrue();
    }

    @Test
    void expiresWithACodeAndASentence() {
        var moved = aRun().expired(NOON.plusSeconds(60));

        assertThat(moved.events()).singleElement().isInstanceOfSatisfying(TestCompleted.class, end -> {
            assertThat(end.state()).isEqualTo(FinalTestState.EXPIRED);
            assertThat(end.outcome().code()).isEqualTo(Diagnosis.TEST_EXPIRED);
            assertThat(end.outcome().summary())
                    .isEqualTo("Test connector IBM_CR: after 60 s no delegate had taken the work.");
        });
    }

    @Test
    void tellsOfATrialWithoutEverRepeatingIt() {
        var trial = new StagedSecret(UUID.randomUUID(), new SecretVersionReference(KEY, UUID.randomUUID(), 2));

        var live = aRun().completed(aResult(aRun().id(), 1, DiagnosedOutcome.of(DELEGATE_NONE, "nobody")), NOON);
        var tried = aRun(RunCause.secretStaged(trial))
                .completed(aResult(aRun().id(), 1, DiagnosedOutcome.of(DELEGATE_NONE, "nobody")), NOON);

        assertThat(live.run().ending()).extracting(RunCompletion::retryAt).isNotNull();
        assertThat(tried.run().ending()).extracting(RunCompletion::retryAt).isNull();
        assertThat(tried.events())
                .last()
                .isInstanceOfSatisfying(
                        TestCompleted.class, end -> assertThat(end.trial()).isEqualTo(trial));
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"COMPLETED", "CANCELLED", "EXPIRED"})
    void leavesNoFinalState(RunState end) {
        for (var next : RunState.values()) {
            assertThat(end.canBecome(next)).isFalse();
        }
    }
}
