package io.fairlead.agent.link;

import io.fairlead.contracts.protocol.Frame;

/** Whoever works on what comes over the link. */
public interface Desk {

    Frame.Hello hello(long epoch);

    void hear(Frame.ToDelegate frame);

    /** Whether nothing is held, so that the connection may be closed without loss. */
    boolean isIdle();
}
