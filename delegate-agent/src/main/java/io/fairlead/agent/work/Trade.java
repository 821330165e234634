package io.fairlead.agent.work;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.test.Step;
import java.util.function.Consumer;

/** What this delegate can do with an offer. */
@FunctionalInterface
public interface Trade {

    /** Ends early when its thread is interrupted; the result is then thrown away. */
    Frame.Result perform(Frame.Offer offer, Consumer<Step> listener) throws InterruptedException;
}
