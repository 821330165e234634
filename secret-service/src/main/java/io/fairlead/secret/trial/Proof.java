package io.fairlead.secret.trial;

import io.fairlead.secret.usage.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a trial's table proves of the connectors that refer to the secret now.
 *
 * @param passed how many work with the version, as they are configured now
 * @param failed those that do not, or have not been tried
 * @param missing those that joined, or were changed, after the trial
 */
record Proof(int passed, List<Tried> failed, List<User> missing) {

    static Proof of(List<Tried> table, List<User.Candidate> users) {
        Map<UUID, Tried> tried = table.stream().collect(Collectors.toMap(Tried::connectorId, Function.identity()));
        var passed = 0;
        var failed = new ArrayList<Tried>();
        var missing = new ArrayList<User>();
        for (var user : users) {
            var found = tried.get(user.user().connectorId());
            if (found == null || !found.user().configurationHash().equals(user.configurationHash())) {
                missing.add(user.user());
            } else if (found.passed()) {
                passed++;
            } else {
                failed.add(found);
            }
        }
        return new Proof(passed, failed, missing);
    }

    boolean complete() {
        return failed.isEmpty() && missing.isEmpty();
    }
}
