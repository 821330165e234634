package io.fairlead.agent.task;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.testing.TestStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One task in this delegate's hands, from the offer until its result is acknowledged. */
final class RunningTask {

    private final Frame.Assignment offer;
    private final List<TestStep> pendingSteps = new ArrayList<>();
    private @Nullable Thread worker;
    private Frame.@Nullable TaskResult result;
    private boolean cancelled;

    RunningTask(Frame.Assignment offer) {
        this.offer = offer;
    }

    Frame.Assignment offer() {
        return offer;
    }

    Frame.TaskAttempt taskAttempt() {
        return new Frame.TaskAttempt(offer.taskId(), offer.attempt());
    }

    synchronized void startedOn(Thread thread) {
        worker = thread;
    }

    /** Whether this step is the first that was not told yet. */
    synchronized boolean addStep(TestStep step) {
        pendingSteps.add(step);
        return pendingSteps.size() == 1;
    }

    /** Takes the steps out; none once the result, which repeats them, stands. */
    synchronized List<TestStep> takePendingSteps() {
        var steps = result == null && !cancelled ? List.copyOf(pendingSteps) : List.<TestStep>of();
        pendingSteps.clear();
        return steps;
    }

    /** Whether the result still counts. */
    synchronized boolean finish(Frame.TaskResult end) {
        if (!cancelled) {
            result = end;
        }
        return !cancelled;
    }

    synchronized Frame.@Nullable TaskResult result() {
        return result;
    }

    synchronized void cancel() {
        cancelled = true;
        if (worker != null && result == null) {
            worker.interrupt();
        }
    }
}
