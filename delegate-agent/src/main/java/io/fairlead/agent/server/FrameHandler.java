package io.fairlead.agent.server;

import io.fairlead.contracts.protocol.Frame;

/** Whoever handles the frames that come over the connection. */
public interface FrameHandler {

    Frame.Hello hello(long epoch);

    void handle(Frame.ToDelegate frame);

    /** Whether nothing is held, so that the connection may be closed without loss. */
    boolean isIdle();
}
