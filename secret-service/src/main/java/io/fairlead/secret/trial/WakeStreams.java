package io.fairlead.secret.trial;

import io.fairlead.http.stream.ResourceStreams;
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
    void on(TrialChanged moved) {
        streams.wake(moved.trial().id());
    }
}
