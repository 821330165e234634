package io.fairlead.console.wizard;

import io.fairlead.console.api.PageScope;

/** Somebody came to a later step without having begun. */
class DraftNotFound extends RuntimeException {

    private final transient PageScope scope;

    DraftNotFound(PageScope scope) {
        super("no draft at this browser");
        this.scope = scope;
    }

    PageScope scope() {
        return scope;
    }
}
