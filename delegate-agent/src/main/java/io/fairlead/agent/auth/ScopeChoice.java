package io.fairlead.agent.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Chooses what a token is asked for, where the one who asks and the challenge name different rights. */
final class ScopeChoice {

    private ScopeChoice() {}

    /** What the challenge names, and what is wanted of other repositories; all that is wanted where that is more. */
    static List<String> of(List<String> challenged, List<String> wanted) {
        if (challenged.isEmpty() || covers(wanted, challenged)) {
            return wanted;
        }
        var scopes = new ArrayList<>(challenged);
        var asWanted = !wanted.isEmpty()
                && challenged.stream().anyMatch(other -> resource(other).equals(resource(wanted.getFirst())));
        wanted.stream()
                .filter(_ -> asWanted)
                .filter(scope ->
                        challenged.stream().noneMatch(other -> resource(other).equals(resource(scope))))
                .forEach(scopes::add);
        return List.copyOf(scopes);
    }

    static boolean covers(List<String> scopes, List<String> others) {
        return others.stream()
                .allMatch(other -> scopes.stream()
                        .filter(scope -> resource(scope).equals(resource(other)))
                        .anyMatch(scope -> actions(scope).containsAll(actions(other))));
    }

    /** Type and name; a name may hold a colon. */
    private static String resource(String scope) {
        return scope.substring(0, Math.max(0, scope.lastIndexOf(':')));
    }

    private static HashSet<String> actions(String scope) {
        return new HashSet<>(
                Arrays.asList(scope.substring(scope.lastIndexOf(':') + 1).split(",")));
    }
}
