package io.fairlead.test.live;

import io.fairlead.http.stream.ResourceStreams;
import io.fairlead.test.run.RunMoved;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the streams here at once of what moved here. */
@Component
class WakeStreams {

    private final ResourceStreams streams;

    WakeStreams(ResourceStreams streams) {
        this.streams = streams;
    }

    @TransactionalEventListener
    void on(RunMoved moved) {
        streams.wake(moved.run().id());
    }
}
