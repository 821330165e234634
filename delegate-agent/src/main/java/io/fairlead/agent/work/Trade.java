package io.fairlead.agent.work;

import io.fairlead.contracts.protocol.Frame;

/** What this delegate can do with an offer. */
@FunctionalInterface
public interface Trade {

    /** Ends early when its thread is interrupted; the result is then thrown away. */
    Frame.TaskResult perform(Frame.Assignment offer, Telling telling) throws InterruptedException;

    /** Tests to the one, operations to the other. */
    static Trade of(Prover prover, Operator operator) {
        return (assignment, telling) -> switch (assignment) {
            case Frame.TestOffer offer -> prover.perform(offer, telling::step);
            case Frame.OperationOffer offer -> operator.perform(offer, telling::progress);
        };
    }
}
