package io.fairlead.delegate;

import static io.fairlead.delegate.FakeDelegate.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.contracts.protocol.Frame.Decline;
import io.fairlead.contracts.protocol.Frame.Ping;
import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.contracts.protocol.Frame.StepsFinished;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.TestTaskProgressed;
import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskIT extends DelegateServiceTest {

    @Test
    void offersARequestedTestAndPublishesItsResult() {
        var delegate = enrolled("eu-1", "docker").connect(1);

        var test = request("docker");
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);
        delegate.sendFrame(new StepsFinished(offer.taskId(), offer.attempt(), List.of()));
        delegate.sendFrame(verified(offer));

        assertThat(delegate.await(ResultAcknowledged.class).accepted()).isTrue();
        assertThat(offer.needsSecrets()).isTrue();
        assertThat(offer.budgetMillis()).isEqualTo(20_000);
        assertThat(offer.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.outcome().code()).isEqualTo(Diagnosis.OK);
        assertThat(completed.delegate()).isEqualTo(new DelegateName(delegate.id(), "eu-1"));
        assertThat(events.all(TestTaskAssigned.class, event -> event.taskId().equals(offer.taskId())))
                .singleElement()
                .satisfies(assigned -> assertThat(assigned.sequence()).isEqualTo(1));
        assertThat(events.all(TestTaskProgressed.class, event -> event.taskId().equals(offer.taskId())))
                .singleElement()
                .satisfies(progressed -> assertThat(progressed.sequence()).isEqualTo(2));
        assertThat(completed.sequence()).isEqualTo(3);
    }

    @Test
    void offersWorkOfASilentDelegateToAnotherAndRefusesItsLateResult() {
        var silent = enrolled("silent").connect(1);
        var test = request();
        var first = silent.await(TestOffer.class);

        var other = enrolled("other").connect(1);
        var second = other.await(TestOffer.class);
        silent.sendFrame(verified(first));

        assertThat(second.taskId()).isEqualTo(first.taskId());
        assertThat(second.attempt()).isGreaterThan(first.attempt());
        assertThat(silent.await(ResultAcknowledged.class).accepted()).isFalse();
        other.accept(second);
        other.sendFrame(verified(second));
        assertThat(other.await(ResultAcknowledged.class).accepted()).isTrue();
        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.delegate()).isEqualTo(new DelegateName(other.id(), "other"));
    }

    @Test
    void offersWorkOfAKilledDelegateToAnotherWithinTwoSeconds() {
        var killed = enrolled("killed").connect(1);
        request();
        var first = takeOn(killed);
        var other = enrolled("other").connect(1);

        var before = Instant.now();
        killed.kill();
        var second = other.await(TestOffer.class);

        assertThat(second.taskId()).isEqualTo(first.taskId());
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void givesUpWhenThreeDelegatesFellSilentOverIt() {
        var working = enrolled("first").connect(1);
        var test = request();
        takeOn(working);

        for (var next : List.of("second", "third")) {
            var successor = enrolled(next).connect(1);
            working.kill();
            takeOn(successor);
            working = successor;
        }
        working.kill();

        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.outcome().code()).isEqualTo(Diagnosis.DELEGATE_LOST);
        assertThat(completed.outcome().summary()).contains("3 delegates fell silent");
    }

    @Test
    void letsADelegateGoOnThatComesBackAtOnce() {
        var delegate = enrolled("eu-1").connect(1);
        var test = request();
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);

        delegate.kill();
        delegate.connect(2, new TaskAttempt(offer.taskId(), offer.attempt()));
        delegate.sendFrame(verified(offer));

        assertThat(delegate.await(ResultAcknowledged.class).accepted()).isTrue();
        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.attempt()).isEqualTo(offer.attempt());
    }

    @Test
    void acknowledgesARepeatedResultWithoutASecondEvent() {
        var delegate = enrolled("eu-1").connect(1);
        var test = request();
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);
        delegate.sendFrame(verified(offer));
        delegate.await(ResultAcknowledged.class);

        delegate.sendFrame(verified(offer));

        assertThat(delegate.await(ResultAcknowledged.class).accepted()).isTrue();
        assertThat(events.all(TestTaskCompleted.class, event -> event.testId().equals(test.testId())))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void saysPerDelegateWhyNoneTakesTheWork() {
        enrolled("eu-1", "linux").connect(1);
        enrolled("eu-2");

        var test = request("docker");

        var completed =
                events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
        assertThat(completed.outcome().code()).isEqualTo(Diagnosis.DELEGATE_NONE);
        assertThat(completed.outcome().summary()).contains("eu-1: lacks tag docker", "eu-2: lacks tag docker");
        assertThat(completed.delegate()).isNull();
    }

    @Test
    void waitsForADelegateThatMatchesAndOffersWhenItConnects() {
        var late = enrolled("late", "docker");
        request("docker");

        late.connect(1);

        assertThat(late.await(TestOffer.class).attempt()).isEqualTo(1);
    }

    @Test
    void asksTheNextOneWhenADelegateDeclines() {
        var busy = enrolled("busy").connect(1);
        request();
        var first = busy.await(TestOffer.class);
        var other = enrolled("other").connect(1);

        busy.sendFrame(new Decline(first.taskId(), first.attempt(), "draining"));

        assertThat(other.await(TestOffer.class).taskId()).isEqualTo(first.taskId());
    }

    @Test
    void cancelsTheWorkOfATestThatWasGivenUp() {
        var delegate = enrolled("eu-1").connect(1);
        var test = request();
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);

        publish(new TestCompleted(
                test.testId(),
                2,
                test.connectorId(),
                1,
                "hash",
                TestEvent.FinalTestState.CANCELLED,
                DiagnosedOutcome.of(Diagnosis.TEST_CANCELLED, "by a user"),
                List.of(),
                null,
                Instant.now(),
                null));

        assertThat(delegate.await(Cancel.class).taskId()).isEqualTo(offer.taskId());
        delegate.sendFrame(verified(offer));
        assertThat(delegate.await(ResultAcknowledged.class).accepted()).isFalse();
    }

    /** The answer to what was said last means that the service has heard all before it. */
    private static TestOffer takeOn(FakeDelegate delegate) {
        var offer = delegate.await(TestOffer.class);
        delegate.accept(offer);
        delegate.sendFrame(new Ping());
        delegate.await(Ping.class);
        return offer;
    }
}
