package io.fairlead.testing.run;

import io.fairlead.events.out.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores a run that has moved and its events, and publishes those, in the transaction of whoever moved it. */
@Component
class StoreTransition {

    private final TestRuns runs;
    private final RunEventStore eventStore;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    StoreTransition(TestRuns runs, RunEventStore eventStore, Outbox outbox, ApplicationEventPublisher events) {
        this.runs = runs;
        this.eventStore = eventStore;
        this.outbox = outbox;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    TestRun store(Transition transition) {
        var run = transition.run();
        if (!transition.isUnchanged()) {
            runs.save(run);
            eventStore.append(run.id(), transition.events());
            outbox.publish(transition.events());
            events.publishEvent(new RunChanged(run));
        }
        return run;
    }
}
