package io.fairlead.audit;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.Scope;
import org.jspecify.annotations.Nullable;

/** What is known of the request that this thread answers. */
final class Occasion {

    private static final ThreadLocal<@Nullable Occasion> CURRENT = new ThreadLocal<>();

    private @Nullable Actor actor;
    private @Nullable Scope scope;
    private boolean recorded;

    static Occasion begin() {
        var occasion = new Occasion();
        CURRENT.set(occasion);
        return occasion;
    }

    static @Nullable Occasion current() {
        return CURRENT.get();
    }

    static void end() {
        CURRENT.remove();
        Actor.bind(null);
    }

    /** Also tells whatever follows from the request. */
    void by(Actor caller) {
        actor = caller;
        Actor.bind(caller);
    }

    void in(Scope place) {
        scope = place;
    }

    void isRecorded() {
        recorded = true;
    }

    @Nullable
    Actor actor() {
        return actor;
    }

    @Nullable
    Scope scope() {
        return scope;
    }

    /** Whether an entry was committed. */
    boolean recorded() {
        return recorded;
    }
}
