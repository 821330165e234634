package io.fairlead.delegate.task;

import io.fairlead.delegate.fleet.FreePlaces;
import io.fairlead.delegate.fleet.FreePlaces.PlaceRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds a delegate with room for one task that waits, and offers it there. */
@Component
class AssignTask {

    private final FreePlaces places;
    private final OfferTasks offers;
    private final GiveUpTask giveUpTask;

    AssignTask(FreePlaces places, OfferTasks offers, GiveUpTask giveUpTask) {
        this.places = places;
        this.offers = offers;
        this.giveUpTask = giveUpTask;
    }

    /** In the transaction that stored it: where nobody could ever take it, waiting would be in vain. */
    void assignNew(Tasks.SavedTask saved) {
        var task = saved.task();
        if (!saved.othersWait() && !assign(task) && !places.isKnown(task.scope(), task.selectors())) {
            giveUpTask.withoutDelegate(task);
        }
    }

    /** In the transaction that holds the task's lock; false when it has to wait. */
    boolean assign(Task task) {
        var delegate = places.find(new PlaceRequest(
                task.scope(),
                task.selectors(),
                task.turnScope(),
                task.urgency().placesPerFreePlace(),
                task.declinedBy()));
        delegate.ifPresent(found -> offers.offer(List.of(task.id()), found));
        return delegate.isPresent();
    }
}
