package io.fairlead.secret.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.secret.reference.ReferencingConnector;
import io.fairlead.secret.trial.ConnectorTrial.State;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialOrderTests {

    private final ConnectorTrial first = tried("ibm", State.WAITING, null);
    private final ConnectorTrial second = tried("ibm", State.WAITING, null);
    private final ConnectorTrial third = tried("ibm", State.WAITING, null);
    private final ConnectorTrial elsewhere = tried("hub", State.WAITING, null);

    @Test
    void letsOneOfEachLoginGoFirst() {
        var turn = TrialOrder.next(List.of(first, second, third, elsewhere));

        assertThat(turn.request()).containsExactly(first.connectorId(), elsewhere.connectorId());
        assertThat(turn.skip()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"ASKED", "RUNNING"})
    void waitsForTheFirst(State state) {
        assertThat(TrialOrder.next(List.of(tried("ibm", state, null), second, third))
                        .request())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionVerdict.class,
            names = {"VERIFIED", "VERIFIED_NO_ACCESS_TO_REPO", "NOT_VERIFIABLE", "NOT_CHECKED_ANONYMOUS"})
    void letsAllOthersFollowOnceALoginWasAccepted(ConnectionVerdict verdict) {
        var turn = TrialOrder.next(List.of(tried("ibm", State.COMPLETED, verdict), second, third));

        assertThat(turn.request()).containsExactly(second.connectorId(), third.connectorId());
    }

    @Test
    void sparesAllOthersOnceOneWasRefused() {
        var turn = TrialOrder.next(
                List.of(tried("ibm", State.COMPLETED, ConnectionVerdict.REJECTED), second, third, elsewhere));

        assertThat(turn.skip()).containsExactly(second.connectorId(), third.connectorId());
        assertThat(turn.request()).containsExactly(elsewhere.connectorId());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionVerdict.class,
            names = {"UNREACHABLE", "REFUSED_BY_POLICY", "NOT_TESTED"})
    void goesOnOneByOneWhileNoLoginWasSeen(ConnectionVerdict verdict) {
        var turn = TrialOrder.next(List.of(tried("ibm", State.COMPLETED, verdict), second, third));

        assertThat(turn.request()).containsExactly(second.connectorId());
    }

    private static ConnectorTrial tried(String login, State state, @Nullable ConnectionVerdict verdict) {
        var user =
                new ReferencingConnector(UUID.randomUUID(), new ResourceReference(Scope.account("default"), "c"), "c");
        return new ConnectorTrial(
                new ReferencingConnector.TrialCandidate(user, "hash", login),
                state,
                1,
                false,
                null,
                null,
                verdict,
                null,
                null);
    }
}
