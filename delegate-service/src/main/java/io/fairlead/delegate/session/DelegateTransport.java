package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;

/** A way to one delegate; never blocks. */
interface DelegateTransport {

    void send(Frame.ToDelegate frame);

    void close(String reason);

    /** Whether what is sent leaves at once, rather than wait for the delegate to ask. */
    boolean sendsAtOnce();
}
