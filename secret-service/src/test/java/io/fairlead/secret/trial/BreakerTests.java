package io.fairlead.secret.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.secret.trial.Tried.State;
import io.fairlead.secret.usage.User;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerTests {

    private final Tried first = tried("ibm", State.WAITING, null);
    private final Tried second = tried("ibm", State.WAITING, null);
    private final Tried third = tried("ibm", State.WAITING, null);
    private final Tried elsewhere = tried("hub", State.WAITING, null);

    @Test
    void letsOneOfEachLoginGoFirst() {
        var turn = Breaker.next(List.of(first, second, third, elsewhere));

        assertThat(turn.ask()).containsExactly(first.connectorId(), elsewhere.connectorId());
        assertThat(turn.spare()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"ASKED", "RUNNING"})
    void waitsForTheFirst(State state) {
        assertThat(Breaker.next(List.of(tried("ibm", state, null), second, third))
                        .ask())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionVerdict.class,
            names = {"VERIFIED", "VERIFIED_NO_ACCESS_TO_REPO", "NOT_VERIFIABLE", "NOT_CHECKED_ANONYMOUS"})
    void letsAllOthersFollowOnceALoginWasAccepted(ConnectionVerdict verdict) {
        var turn = Breaker.next(List.of(tried("ibm", State.COMPLETED, verdict), second, third));

        assertThat(turn.ask()).containsExactly(second.connectorId(), third.connectorId());
    }

    @Test
    void sparesAllOthersOnceOneWasRefused() {
        var turn = Breaker.next(
                List.of(tried("ibm", State.COMPLETED, ConnectionVerdict.REJECTED), second, third, elsewhere));

        assertThat(turn.spare()).containsExactly(second.connectorId(), third.connectorId());
        assertThat(turn.ask()).containsExactly(elsewhere.connectorId());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionVerdict.class,
            names = {"UNREACHABLE", "REFUSED_BY_POLICY", "NOT_TESTED"})
    void goesOnOneByOneWhileNoLoginWasSeen(ConnectionVerdict verdict) {
        var turn = Breaker.next(List.of(tried("ibm", State.COMPLETED, verdict), second, third));

        assertThat(turn.ask()).containsExactly(second.connectorId());
    }

    private static Tried tried(String login, State state, @Nullable ConnectionVerdict verdict) {
        var user = new User(UUID.randomUUID(), new ResourceReference(Scope.account("default"), "c"), "c");
        return new Tried(new User.Candidate(user, "hash", login), state, 1, false, null, null, verdict, null, null);
    }
}
