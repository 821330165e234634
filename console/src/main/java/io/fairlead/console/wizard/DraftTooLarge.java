package io.fairlead.console.wizard;

import io.fairlead.console.api.Place;

/** Somebody entered more than a browser keeps. */
class DraftTooLarge extends RuntimeException {

    private final transient Place place;

    DraftTooLarge(Place place) {
        super("a draft is larger than a browser keeps");
        this.place = place;
    }

    Place place() {
        return place;
    }
}
