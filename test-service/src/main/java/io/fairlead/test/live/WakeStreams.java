package io.fairlead.test.live;

import io.fairlead.live.Streams;
import io.fairlead.test.run.RunMoved;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the streams here at once of what moved here. */
@Component
class WakeStreams {

    private final Streams streams;

    WakeStreams(Streams streams) {
        this.streams = streams;
    }

    @TransactionalEventListener
    void on(RunMoved moved) {
        streams.wake(moved.run().id());
    }
}
