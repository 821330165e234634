package io.fairlead.connector.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.diagnosis.CertificateExpiry;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome.DiagnosisNote;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorHealthTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ResourceReference KEY = new ResourceReference(Scope.account("acme"), "key");
    private static final UUID KEY_ID = UUID.randomUUID();

    private final ConnectorHealth pending = ConnectorHealth.unknownSince(2, null);

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, SUCCESS",
        "REJECTED, FAILURE",
        "UNREACHABLE, FAILURE",
        "REFUSED_BY_POLICY, FAILURE",
        "VERIFIED_NO_ACCESS_TO_REPO, PARTIAL",
        "NOT_CHECKED_ANONYMOUS, PARTIAL",
        "NOT_VERIFIABLE, PARTIAL",
        "NOT_TESTED, UNKNOWN"
    })
    void isWhatTheVerdictSays(ConnectionVerdict verdict, ConnectorStatus status) {
        assertThat(pending.afterTest(test(2, verdict, NOON)).status()).isEqualTo(status);
    }

    @Test
    void remembersWhenItLastConnected() {
        var failed = pending.afterTest(test(2, ConnectionVerdict.VERIFIED, NOON))
                .afterTest(test(2, ConnectionVerdict.REJECTED, NOON.plusSeconds(9)));

        assertThat(failed.testedAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(failed.lastConnectedAt()).isEqualTo(NOON);
        assertThat(failed.errorSummary()).isEqualTo("a sentence");
    }

    @Test
    void ignoresOlderResultsRepetitionsAndThoseOfAnEarlierConfiguration() {
        var good = pending.afterTest(test(2, ConnectionVerdict.VERIFIED, NOON));

        assertThat(good.afterTest(test(2, ConnectionVerdict.REJECTED, NOON))).isSameAs(good);
        assertThat(good.afterTest(test(2, ConnectionVerdict.REJECTED, NOON.minusSeconds(1))))
                .isSameAs(good);
        assertThat(pending.afterTest(test(1, ConnectionVerdict.VERIFIED, NOON))).isSameAs(pending);
    }

    @Test
    void staysWhenATestIsCalledOffButDoesNotWaitForIt() {
        var good = pending.afterTest(test(2, ConnectionVerdict.VERIFIED, NOON));
        var cancelled = test(2, ConnectionVerdict.NOT_TESTED, FinalTestState.CANCELLED, NOON.plusSeconds(1));

        assertThat(good.afterTest(cancelled)).isSameAs(good);
        assertThat(pending.afterTest(cancelled).status()).isEqualTo(ConnectorStatus.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "DELEGATE_NONE, COMPLETED",
        "DELEGATE_BUSY, COMPLETED",
        "DELEGATE_LOST, COMPLETED",
        "DELEGATE_FAULT, COMPLETED",
        "SECRET_UNAVAILABLE, COMPLETED",
        "TEST_EXPIRED, EXPIRED"
    })
    void staysWhenATestCouldNotRunUnlessNothingIsKnownYet(Diagnosis code, FinalTestState state) {
        var bad = pending.afterTest(test(2, ConnectionVerdict.REJECTED, NOON));
        var unserved = test(2, code, state, NOON.plusSeconds(1));

        assertThat(bad.afterTest(unserved)).isSameAs(bad);
        assertThat(pending.afterTest(unserved).status()).isEqualTo(ConnectorStatus.UNKNOWN);
        assertThat(pending.afterTest(unserved).code()).isEqualTo(code);
        assertThat(bad.afterTest(test(2, Diagnosis.SECRET_NOT_FOUND, FinalTestState.COMPLETED, NOON.plusSeconds(1)))
                        .status())
                .isEqualTo(ConnectorStatus.UNKNOWN);
    }

    @Test
    void isPendingOnceTheSecretItRestsOnHasChanged() {
        var good = pending.afterTest(test(2, ConnectionVerdict.VERIFIED, NOON));

        assertThat(good.afterSecretChange(KEY, KEY_ID, 4).status()).isEqualTo(ConnectorStatus.PENDING);
        assertThat(good.afterSecretChange(KEY, KEY_ID, 4).lastConnectedAt()).isEqualTo(NOON);
        assertThat(good.afterSecretChange(KEY, UUID.randomUUID(), 1).status()).isEqualTo(ConnectorStatus.PENDING);
    }

    @Test
    void staysWhenItRestsOnThatVersionAlreadyOrOnNone() {
        var good = pending.afterTest(test(2, ConnectionVerdict.VERIFIED, NOON));

        assertThat(good.afterSecretChange(KEY, KEY_ID, 3)).isSameAs(good);
        assertThat(good.afterSecretChange(new ResourceReference(Scope.account("acme"), "other"), KEY_ID, 9))
                .isSameAs(good);
        assertThat(pending.afterSecretChange(KEY, KEY_ID, 9)).isSameAs(pending);
    }

    @Test
    void knowsWhenTheCertificateEndsUntilATestNoLongerWarnsOfIt() {
        var end = NOON.plus(Duration.ofDays(20));
        var note = new DiagnosisNote(Diagnosis.TLS_EXPIRES_SOON, CertificateExpiry.sentence("the certificate", end));
        var outcome = DiagnosedOutcome.of(ConnectionVerdict.VERIFIED, Diagnosis.OK, "a sentence", List.of(note));

        var warned = pending.afterTest(test(2, outcome, FinalTestState.COMPLETED, NOON));
        var unserved =
                warned.afterTest(test(2, Diagnosis.DELEGATE_NONE, FinalTestState.COMPLETED, NOON.plusSeconds(1)));
        var renewed = unserved.afterTest(test(2, ConnectionVerdict.VERIFIED, NOON.plusSeconds(2)));

        assertThat(warned.status()).isEqualTo(ConnectorStatus.SUCCESS);
        assertThat(warned.certificateExpiresAt()).isEqualTo(end);
        assertThat(warned.snapshot().certificateExpiresAt()).isEqualTo(end);
        assertThat(unserved.certificateExpiresAt()).isEqualTo(end);
        assertThat(renewed.certificateExpiresAt()).isNull();
    }

    private static TestCompleted test(long version, ConnectionVerdict verdict, Instant completedAt) {
        return test(version, verdict, FinalTestState.COMPLETED, completedAt);
    }

    private static TestCompleted test(
            long version, ConnectionVerdict verdict, FinalTestState state, Instant completedAt) {
        return test(version, DiagnosedOutcome.of(verdict, Diagnosis.OK, "a sentence", List.of()), state, completedAt);
    }

    private static TestCompleted test(long version, Diagnosis code, FinalTestState state, Instant completedAt) {
        return test(version, DiagnosedOutcome.of(code, "a sentence"), state, completedAt);
    }

    private static TestCompleted test(
            long version, DiagnosedOutcome outcome, FinalTestState state, Instant completedAt) {
        return new TestCompleted(
                UUID.randomUUID(),
                5,
                UUID.randomUUID(),
                version,
                "hash",
                state,
                outcome,
                List.of(new SecretVersionReference(KEY, KEY_ID, 3)),
                null,
                completedAt,
                null);
    }
}
