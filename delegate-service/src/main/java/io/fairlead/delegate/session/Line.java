package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;

/** A way to one delegate; never blocks. */
interface Line {

    void send(Frame.ToDelegate frame);

    void close(String reason);
}
