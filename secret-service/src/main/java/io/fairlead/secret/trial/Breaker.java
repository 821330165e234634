package io.fairlead.secret.trial;

import io.fairlead.secret.trial.Tried.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says who is tried next. Of the connectors that log in as the same user at the same registry one goes first; all others
 * follow once a login was accepted, and none does once one was refused. So a wrong value costs one failed login.
 */
final class Breaker {

    private Breaker() {}

    /**
     * What to do with those that wait.
     *
     * @param ask to be tested now
     * @param spare not to be tested at all
     */
    record Turn(List<UUID> ask, List<UUID> spare) {}

    static Turn next(List<Tried> table) {
        var turn = new Turn(new ArrayList<>(), new ArrayList<>());
        table.stream()
                .collect(Collectors.groupingBy(tried -> tried.user().login(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(login -> decide(login, turn));
        return turn;
    }

    private static void decide(List<Tried> login, Turn turn) {
        var waiting = login.stream()
                .filter(tried -> tried.state() == State.WAITING)
                .map(Tried::connectorId)
                .toList();
        if (login.stream().anyMatch(Tried::refused)) {
            turn.spare().addAll(waiting);
        } else if (login.stream().anyMatch(Tried::loggedIn)) {
            turn.ask().addAll(waiting);
        } else if (login.stream().noneMatch(tried -> tried.state().under())) {
            waiting.stream().findFirst().ifPresent(turn.ask()::add);
        }
    }
}
