package io.fairlead.events.out;

import io.fairlead.events.topic.TopicEnds;
import io.fairlead.events.topic.TopicNaming;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes from the database what a compacted topic lacks, once a service has started: where the topic never had a record,
 * and where the settings ask for it. Consumers get nothing that they would take for newer than what they know.
 */
class StateRefill implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(StateRefill.class);
    private static final int BATCH_SIZE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final List<StateSource> sources;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final TopicEnds ends;
    private final TopicNaming naming;
    private final boolean always;

    StateRefill(
            List<StateSource> sources,
            Outbox outbox,
            TransactionTemplate transaction,
            TopicEnds ends,
            TopicNaming naming,
            boolean always) {
        this.sources = sources;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ends = ends;
        this.naming = naming;
        this.always = always;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (!sources.isEmpty()) {
            Thread.ofVirtual().name("state-refill").start(this::refillAll);
        }
    }

    void refillAll() {
        for (var source : sources) {
            try {
                if (always || ends.isEmpty(naming.topic(source.topic()))) {
                    log.info("published {} aggregates to {} again", refill(source), source.topic());
                }
            } catch (RuntimeException failure) {
                log.error(
                        "fill {} from the database; set fairlead.events.republish-state to do it again",
                        source.topic(),
                        failure);
            }
        }
    }

    /** Each in a transaction of its own, which holds its row for a moment only. */
    private int refill(StateSource source) {
        var count = 0;
        var ids = source.idsAfter(FIRST, BATCH_SIZE);
        while (!ids.isEmpty()) {
            for (var id : ids) {
                transaction.executeWithoutResult(
                        _ -> source.lock(id).ifPresent(event -> outbox.republish(event, source.topic())));
                count++;
            }
            ids = source.idsAfter(ids.getLast(), BATCH_SIZE);
        }
        return count;
    }
}
