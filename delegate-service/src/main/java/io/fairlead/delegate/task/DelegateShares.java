package io.fairlead.delegate.task;

import io.fairlead.delegate.fleet.FreePlaces.HeldPlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives the free places of one delegate to the tasks whose turn it is, so that no scope holds all of them while it is
 * slow: the fewer places are free, the fewer one scope may hold.
 */
final class DelegateShares {

    private final Map<String, Integer> heldBy;
    private int free;

    DelegateShares(HeldPlaces places) {
        heldBy = new HashMap<>(places.heldBy());
        free = places.capacity()
                - heldBy.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean areAllTaken() {
        return free <= 0;
    }

    /** Those that get a place, of tasks in turn. */
    List<UUID> take(List<WaitingTasks.NextTask> inTurn) {
        var taken = new ArrayList<UUID>();
        for (var next : inTurn) {
            var held = heldBy.getOrDefault(next.turnScope(), 0);
            if (free > 0 && (held == 0 || held < next.urgency().placesPerFreePlace() * free)) {
                heldBy.put(next.turnScope(), held + 1);
                free--;
                taken.add(next.id());
            }
        }
        return taken;
    }
}
