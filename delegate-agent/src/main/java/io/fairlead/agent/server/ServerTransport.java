package io.fairlead.agent.server;

import io.fairlead.contracts.protocol.Frame;
import java.util.concurrent.CompletionStage;

/** One connection, over whatever transport. */
interface ServerTransport {

    /** Never blocks; frames leave in the order in which they came. */
    void send(Frame.FromDelegate frame);

    /** Completes with the reason once nothing can be sent or heard any more. */
    CompletionStage<String> closed();

    void close(String reason);
}
