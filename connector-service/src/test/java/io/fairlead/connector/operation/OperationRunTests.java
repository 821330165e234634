package io.fairlead.connector.operation;

import static io.fairlead.connector.operation.OperationFixtures.FOUND;
import static io.fairlead.connector.operation.OperationFixtures.HARBOUR;
import static io.fairlead.connector.operation.OperationFixtures.NOON;
import static io.fairlead.connector.operation.OperationFixtures.anOperation;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.OperationEvent.FinalOperationState;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationRunTests {

    private static final OperationProgress HALF = new OperationProgress("copy a layer", 5, 10);

    private final OperationRun requested = anOperation();
    private final OperationRun running = requested.assigned(HARBOUR, 1, NOON).orElseThrow();

    @Test
    void movesForwardAndCountsItsMoves() {
        var half = running.progressed(1, HALF, NOON.plusSeconds(1)).orElseThrow();
        var done = half.finished(finished(1)).orElseThrow();

        assertThat(half.state()).isEqualTo(OperationState.RUNNING);
        assertThat(half.startedAt()).isEqualTo(NOON);
        assertThat(half.work().progress()).isEqualTo(HALF);
        assertThat(done.completed())
                .satisfies(event -> assertThat(event.sequence()).isEqualTo(2))
                .satisfies(event -> assertThat(event.state()).isEqualTo(FinalOperationState.COMPLETED))
                .satisfies(event -> assertThat(event.report()).isEqualTo(FOUND))
                .satisfies(event -> assertThat(event.delegate()).isEqualTo(HARBOUR));
    }

    @Test
    void nothingChangesAfterTheEnd() {
        var cancelled = running.cancelled(NOON).orElseThrow();

        assertThat(cancelled.finished(finished(1))).isEmpty();
        assertThat(cancelled.assigned(HARBOUR, 2, NOON)).isEmpty();
        assertThat(cancelled.progressed(2, HALF, NOON)).isEmpty();
        assertThat(cancelled.cancelled(NOON)).isEmpty();
        assertThat(cancelled.expired(NOON)).isEmpty();
    }

    @Test
    void aLaterAttemptMakesTheEarlierOneVoid() {
        var other = new DelegateName(UUID.randomUUID(), "other");
        var again = running.progressed(1, HALF, NOON)
                .orElseThrow()
                .assigned(other, 2, NOON)
                .orElseThrow();

        assertThat(again.work()).isEqualTo(new WorkProgress(2, other, null));
        assertThat(again.progressed(1, HALF, NOON)).isEmpty();
        assertThat(again.assigned(HARBOUR, 1, NOON)).isEmpty();
        assertThat(again.assigned(other, 2, NOON)).isEmpty();
    }

    @Test
    void takesAResultThatIsHeardBeforeItsBeginning() {
        var done = requested.finished(finished(1)).orElseThrow();

        assertThat(done.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(done.work().delegate()).isEqualTo(HARBOUR);
    }

    @Test
    void saysWhatItWaitedForWhenItsTimeIsUp() {
        assertThat(requested.expired(NOON).orElseThrow().completed().report().failure())
                .satisfies(failure ->
                        assertThat(failure.summary()).isEqualTo("After 60 s no delegate had taken the work."));
        assertThat(running.expired(NOON).orElseThrow().completed().report().failure())
                .satisfies(failure -> assertThat(failure.summary()).contains("delegate harbour had not told"));
    }

    private OperationTaskCompleted finished(long attempt) {
        return new OperationTaskCompleted(
                UUID.randomUUID(), 3, requested.id(), attempt, FOUND, List.of(), HARBOUR, NOON.plusSeconds(2));
    }
}
