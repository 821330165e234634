package io.fairlead.console.wizard;

import io.fairlead.console.api.Place;

/** Somebody came to a later step without having begun. */
class NoDraft extends RuntimeException {

    private final transient Place place;

    NoDraft(Place place) {
        super("no draft at this browser");
        this.place = place;
    }

    Place place() {
        return place;
    }
}
