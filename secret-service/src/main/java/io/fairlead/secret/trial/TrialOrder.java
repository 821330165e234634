package io.fairlead.secret.trial;

import io.fairlead.secret.trial.ConnectorTrial.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says who is tried next. Of the connectors that log in as the same user at the same registry one goes first; all others
 * follow once a login was accepted, and none does once one was refused. So a wrong value costs one failed login.
 */
final class TrialOrder {

    private TrialOrder() {}

    /**
     * What to do with those that wait.
     *
     * @param request to be tested now
     * @param skip not to be tested at all
     */
    record TrialStep(List<UUID> request, List<UUID> skip) {}

    static TrialStep next(List<ConnectorTrial> table) {
        var step = new TrialStep(new ArrayList<>(), new ArrayList<>());
        table.stream()
                .collect(Collectors.groupingBy(
                        tried -> tried.candidate().login(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(login -> decide(login, step));
        return step;
    }

    private static void decide(List<ConnectorTrial> login, TrialStep step) {
        var waiting = login.stream()
                .filter(tried -> tried.state() == State.WAITING)
                .map(ConnectorTrial::connectorId)
                .toList();
        if (login.stream().anyMatch(ConnectorTrial::loginRefused)) {
            step.skip().addAll(waiting);
        } else if (login.stream().anyMatch(ConnectorTrial::loggedIn)) {
            step.request().addAll(waiting);
        } else if (login.stream().noneMatch(tried -> tried.state().isUnderWay())) {
            waiting.stream().findFirst().ifPresent(step.request()::add);
        }
    }
}
