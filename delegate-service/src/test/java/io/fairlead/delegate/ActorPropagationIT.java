package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.StepsFinished;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.TestTaskProgressed;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Consumers know whose request a task began with, and not only who carried it out. */
class ActorPropagationIT extends DelegateServiceTest {

    private static final Actor ALICE = new Actor(Kind.PERSON, "alice");

    @Test
    void tellsWhoseRequestAResultAnswers() {
        var delegate = enrolled("eu-1").connect(1);
        var test = requestedByAlice();
        var offer = delegate.await(TestOffer.class);

        delegate.accept(offer);
        delegate.sendFrame(new StepsFinished(offer.taskId(), offer.attempt(), List.of()));
        delegate.sendFrame(FakeDelegate.verified(offer));

        assertThat(events.actorOf(completed(test))).contains(ALICE);
        assertThat(events.all(TestTaskProgressed.class, event -> event.taskId().equals(offer.taskId())))
                .singleElement()
                .satisfies(progressed -> assertThat(events.actorOf(progressed)).contains(ALICE));
    }

    @Test
    void tellsItAlsoOfAResultThatADelegateBringsWithItsPoll() {
        var delegate = enrolled("eu-1");
        var hello = FakeDelegate.hello(1);
        var challenge = (Frame.Challenge) delegate.poll(1, hello).getFirst();
        delegate.poll(1, delegate.withProof(hello, challenge));
        var test = requestedByAlice();
        var offer = (TestOffer) delegate.poll(1).getFirst();

        delegate.poll(1, new Frame.Accept(offer.taskId(), offer.attempt()), FakeDelegate.verified(offer));

        assertThat(events.actorOf(completed(test))).contains(ALICE);
    }

    @Test
    void tellsItAlsoOfWorkThatHadToWait() {
        var late = enrolled("late");
        requestedByAlice();

        var offer = late.connect(1).await(TestOffer.class);

        var assigned =
                events.await(TestTaskAssigned.class, event -> event.taskId().equals(offer.taskId()));
        assertThat(events.actorOf(assigned)).contains(ALICE);
    }

    @Test
    void tellsItAlsoOfWorkThatNobodyTook() {
        enrolled("never-here");
        var operation = Actor.onBehalfOf(ALICE, () -> request(new ListTags("app", 100, null), Duration.ofSeconds(1)));

        var finished = events.await(
                OperationTaskCompleted.class, event -> event.operationId().equals(operation.operationId()));

        assertThat(finished.report().failure())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(Diagnosis.DELEGATE_NONE));
        assertThat(events.actorOf(finished)).contains(ALICE);
    }

    private TestRequested requestedByAlice() {
        return Actor.onBehalfOf(ALICE, () -> request());
    }

    private TestTaskCompleted completed(TestRequested test) {
        return events.await(TestTaskCompleted.class, event -> event.testId().equals(test.testId()));
    }
}
