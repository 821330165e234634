package io.fairlead.secret.trial;

import io.fairlead.secret.reference.ReferencingConnector;
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
record TrialProof(int passed, List<ConnectorTrial> failed, List<ReferencingConnector> missing) {

    static TrialProof of(List<ConnectorTrial> table, List<ReferencingConnector.TrialCandidate> candidates) {
        Map<UUID, ConnectorTrial> tried =
                table.stream().collect(Collectors.toMap(ConnectorTrial::connectorId, Function.identity()));
        var passed = 0;
        var failed = new ArrayList<ConnectorTrial>();
        var missing = new ArrayList<ReferencingConnector>();
        for (var user : candidates) {
            var found = tried.get(user.connector().connectorId());
            if (found == null || !found.candidate().configurationHash().equals(user.configurationHash())) {
                missing.add(user.connector());
            } else if (found.passed()) {
                passed++;
            } else {
                failed.add(found);
            }
        }
        return new TrialProof(passed, failed, missing);
    }

    boolean complete() {
        return failed.isEmpty() && missing.isEmpty();
    }
}
