package io.fairlead.testing.history;

import io.fairlead.http.stream.ResourceStreams;
import io.fairlead.testing.run.RunChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the streams here at once of what moved here. */
@Component
class WakeRunStreams {

    private final ResourceStreams streams;

    WakeRunStreams(ResourceStreams streams) {
        this.streams = streams;
    }

    @TransactionalEventListener
    void on(RunChanged changed) {
        streams.wake(changed.run().id());
    }
}
