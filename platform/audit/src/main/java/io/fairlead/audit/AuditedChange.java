package io.fairlead.audit;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done to which resource.
 *
 * @param action type of the resource, a dot, and what happened: {@code secret.created}
 * @param onBehalfOf whose request led to it; absent for the request's own caller
 * @param details names and values for people, never a secret
 */
public record AuditedChange(
        String action,
        @Nullable String id,
        @Nullable Scope scope,
        @Nullable String identifier,
        @Nullable ResourceFingerprint before,
        @Nullable ResourceFingerprint after,
        @Nullable Actor onBehalfOf,
        Map<String, String> details) {

    public AuditedChange {
        details = java.util.Collections.unmodifiableMap(new TreeMap<>(details));
    }

    public static AuditedChange of(
            String action, @Nullable Object id, @Nullable Scope scope, @Nullable String identifier) {
        return new AuditedChange(
                action, id == null ? null : id.toString(), scope, identifier, null, null, null, Map.of());
    }

    public static AuditedChange of(String action, Object id, ResourceReference reference) {
        return of(action, id, reference.scope(), reference.identifier());
    }

    public AuditedChange from(ResourceFingerprint state) {
        return new AuditedChange(action, id, scope, identifier, state, after, onBehalfOf, details);
    }

    public AuditedChange to(ResourceFingerprint state) {
        return new AuditedChange(action, id, scope, identifier, before, state, onBehalfOf, details);
    }

    public AuditedChange onBehalfOf(@Nullable Actor actor) {
        return new AuditedChange(action, id, scope, identifier, before, after, actor, details);
    }

    public AuditedChange withDetail(String name, Object value) {
        var more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new AuditedChange(action, id, scope, identifier, before, after, onBehalfOf, more);
    }

    String type() {
        var dot = action.indexOf('.');
        return dot < 0 ? action : action.substring(0, dot);
    }
}
