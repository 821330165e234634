package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;
import java.util.Optional;

/** A role at a scope, and so at all that lies within. */
public record Grant(Role role, Scope scope) {

    /**
     * Reads {@code role}, {@code role:org} or {@code role:org/project}; empty for anything else. The account is never in
     * the text, so that no grant reaches into another.
     */
    public static Optional<Grant> parse(String text, String account) {
        var colon = text.indexOf(':');
        var role = Role.parse(colon < 0 ? text : text.substring(0, colon));
        try {
            var scope = colon < 0 ? Scope.account(account) : Scope.parse(account + "/" + text.substring(colon + 1));
            return role.map(known -> new Grant(known, scope));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What {@link #parse} reads. */
    public String toText() {
        var path = scope.toText();
        var slash = path.indexOf('/');
        return slash < 0 ? role.toText() : role.toText() + ":" + path.substring(slash + 1);
    }
}
