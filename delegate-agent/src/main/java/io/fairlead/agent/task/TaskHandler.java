package io.fairlead.agent.task;

import io.fairlead.contracts.protocol.Frame;

/** What this delegate can do with an offer. */
@FunctionalInterface
public interface TaskHandler {

    /** Ends early when its thread is interrupted; the result is then thrown away. */
    Frame.TaskResult perform(Frame.Assignment offer, ProgressListener listener) throws InterruptedException;

    /** Tests to the one, operations to the other. */
    static TaskHandler dispatchingTo(TestTaskHandler prover, OperationTaskHandler operator) {
        return (assignment, listener) -> switch (assignment) {
            case Frame.TestOffer offer -> prover.perform(offer, listener::step);
            case Frame.OperationOffer offer -> operator.perform(offer, listener::progress);
        };
    }
}
