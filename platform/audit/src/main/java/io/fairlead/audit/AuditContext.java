package io.fairlead.audit;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.Scope;
import org.jspecify.annotations.Nullable;

/** What is known of the request that this thread answers. */
final class AuditContext {

    private static final ThreadLocal<@Nullable AuditContext> CURRENT = new ThreadLocal<>();

    private @Nullable Actor actor;
    private @Nullable Scope scope;
    private boolean recorded;

    static AuditContext begin() {
        var context = new AuditContext();
        CURRENT.set(context);
        return context;
    }

    static @Nullable AuditContext current() {
        return CURRENT.get();
    }

    static void end() {
        CURRENT.remove();
        Actor.bind(null);
    }

    /** Also tells whatever follows from the request. */
    void setActor(Actor caller) {
        actor = caller;
        Actor.bind(caller);
    }

    void setScope(Scope requestScope) {
        scope = requestScope;
    }

    void markRecorded() {
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
    boolean hasEntry() {
        return recorded;
    }
}
