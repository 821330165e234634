package io.fairlead.delegate.fleet;

import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.events.out.Outbox;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes what becomes of a delegate and changes nothing of it, such as that it has connected. */
@Component
public class PublishDelegateEvent {

    private final Delegates delegates;
    private final Outbox outbox;

    PublishDelegateEvent(Delegates delegates, Outbox outbox) {
        this.delegates = delegates;
        this.outbox = outbox;
    }

    /** Gives the event the delegate's next sequence; nothing happens if the delegate was deleted meanwhile. */
    @Transactional
    public void publish(UUID id, LongFunction<DelegateEvent> event) {
        delegates.nextSequence(id).ifPresent(sequence -> outbox.publish(event.apply(sequence)));
    }
}
