package io.fairlead.console.wizard;

import io.fairlead.console.api.PageScope;

/** Somebody entered more than a browser keeps. */
class DraftTooLarge extends RuntimeException {

    private final transient PageScope scope;

    DraftTooLarge(PageScope scope) {
        super("a draft is larger than a browser keeps");
        this.scope = scope;
    }

    PageScope scope() {
        return scope;
    }
}
