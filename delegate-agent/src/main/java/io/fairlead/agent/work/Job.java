package io.fairlead.agent.work;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.testing.TestStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One task in this delegate's hands, from the offer until its result is acknowledged. */
final class Job {

    private final Frame.Assignment offer;
    private final List<TestStep> untold = new ArrayList<>();
    private @Nullable Thread worker;
    private Frame.@Nullable TaskResult result;
    private boolean cancelled;

    Job(Frame.Assignment offer) {
        this.offer = offer;
    }

    Frame.Assignment offer() {
        return offer;
    }

    Frame.TaskAttempt held() {
        return new Frame.TaskAttempt(offer.taskId(), offer.attempt());
    }

    synchronized void startedOn(Thread thread) {
        worker = thread;
    }

    /** Whether this step is the first that was not told yet. */
    synchronized boolean noted(TestStep step) {
        untold.add(step);
        return untold.size() == 1;
    }

    /** Takes the steps out; none once the result, which repeats them, stands. */
    synchronized List<TestStep> takeUntold() {
        var steps = result == null && !cancelled ? List.copyOf(untold) : List.<TestStep>of();
        untold.clear();
        return steps;
    }

    /** Whether the result still counts. */
    synchronized boolean finished(Frame.TaskResult end) {
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
