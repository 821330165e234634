package io.fairlead.secret.trial;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.secret.reference.ReferencingConnector;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One connector's part in a trial.
 *
 * @param candidate with the configuration that it had when it joined the trial
 * @param tries how often its test was asked for
 * @param passed whether it works with the version
 * @param testId absent until test-service told of its run
 * @param summary why it is as it is, in a sentence
 */
record ConnectorTrial(
        ReferencingConnector.TrialCandidate candidate,
        State state,
        int tries,
        boolean passed,
        @Nullable UUID testId,
        @Nullable DelegateName delegate,
        @Nullable ConnectionVerdict verdict,
        @Nullable Diagnosis code,
        @Nullable String summary) {

    /** What becomes of one connector in a trial. */
    public enum State {
        /** It waits for another connector of the same login. */
        WAITING,
        /** Its test was asked for. */
        ASKED,
        /** A delegate has fetched the value. */
        RUNNING,
        /** Its test has ended with a verdict. */
        COMPLETED,
        /** Its test was cancelled. */
        CANCELLED,
        /** Its test did not end in time. */
        EXPIRED,
        /** Another connector's login was refused: one is enough for a registry to lock an account. */
        NOT_TRIED,
        /** It no longer refers to the secret. */
        LEFT;

        boolean open() {
            return this == WAITING || isUnderWay();
        }

        /** Whether its test is under way. */
        boolean isUnderWay() {
            return this == ASKED || this == RUNNING;
        }
    }

    UUID connectorId() {
        return candidate.connector().connectorId();
    }

    /** Not of an earlier try, whose end may be told twice. */
    boolean isAbout(TestCompleted test) {
        return connectorId().equals(test.connectorId()) && (testId == null || testId.equals(test.testId()));
    }

    boolean loginRefused() {
        return verdict == ConnectionVerdict.REJECTED;
    }

    /** Whether its registry took the credential, whatever else was wrong. */
    boolean loggedIn() {
        return verdict != null
                && switch (verdict) {
                    case VERIFIED, VERIFIED_NO_ACCESS_TO_REPO, NOT_VERIFIABLE, NOT_CHECKED_ANONYMOUS -> true;
                    case REJECTED, UNREACHABLE, REFUSED_BY_POLICY, NOT_TESTED -> false;
                };
    }
}
