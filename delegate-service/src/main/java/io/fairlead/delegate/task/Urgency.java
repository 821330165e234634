package io.fairlead.delegate.task;

import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;

/** How soon a task is to be served: of one scope's tasks, eight interactive ones are served for each one of an event. */
enum Urgency {
    /** Somebody waits for the result. */
    INTERACTIVE(1, 6),
    /** Something changed. */
    EVENT(8, 3),
    /** Nobody would notice if it were done later: what is tried again by itself, or by a schedule. */
    BULK(32, 3);

    private final int cost;
    private final int placesPerFreePlace;

    Urgency(int cost, int placesPerFreePlace) {
        this.cost = cost;
        this.placesPerFreePlace = placesPerFreePlace;
    }

    static Urgency of(TestTrigger trigger) {
        return switch (trigger) {
            case MANUAL, DRAFT, CHANGE_PROPOSED, SECRET_STAGED -> INTERACTIVE;
            case CONNECTOR_CHANGED, SECRET_CHANGED -> EVENT;
            case RETRY, SCHEDULED -> BULK;
        };
    }

    static Urgency of(Operation operation) {
        return operation instanceof CopyImage ? EVENT : INTERACTIVE;
    }

    /** How far the next task of the same scope is behind this one. */
    int cost() {
        return cost;
    }

    /** How many places of a delegate one scope may hold for each place that is still free; its first is always allowed. */
    int placesPerFreePlace() {
        return placesPerFreePlace;
    }
}
