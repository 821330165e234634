package io.fairlead.connector.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.CertificateExpiry;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connector works, as far as it is known, and what that knowledge rests on.
 *
 * @param since the definition's version from which on its configuration is what it is now
 * @param testedVersion the definition's version that the verdict is about
 * @param secrets the versions that the test used; none when it got by without
 * @param lastConnectedAt when the registry last answered as a registry, also for an earlier configuration
 * @param certificateExpiresAt when the first certificate of the registry ends, where the test warned of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectorHealth(
        ConnectorStatus status,
        long since,
        long testedVersion,
        List<SecretVersionReference> secrets,
        @Nullable ConnectionVerdict verdict,
        @Nullable Diagnosis code,
        @Nullable String errorSummary,
        @Nullable Instant testedAt,
        @Nullable Instant lastConnectedAt,
        @Nullable UUID testId,
        @Nullable DelegateName delegate,
        @Nullable Instant certificateExpiresAt) {

    private static final Set<Diagnosis> COULD_NOT_RUN = EnumSet.of(
            Diagnosis.DELEGATE_NONE,
            Diagnosis.DELEGATE_BUSY,
            Diagnosis.DELEGATE_LOST,
            Diagnosis.DELEGATE_FAULT,
            Diagnosis.SECRET_UNAVAILABLE,
            Diagnosis.TEST_EXPIRED);

    /** Nothing is known yet of the configuration that begins with this version. */
    public static ConnectorHealth unknownSince(long version, @Nullable Instant lastConnectedAt) {
        return pending(version, version, lastConnectedAt);
    }

    /** What a finished test of this very configuration makes of it; the same if the test is older or says nothing. */
    public ConnectorHealth afterTest(TestCompleted test) {
        var late = testedAt != null && !test.completedAt().isAfter(testedAt);
        var earlierConfiguration = test.connectorVersion() < since;
        var calledOff = test.state() == FinalTestState.CANCELLED && status != ConnectorStatus.PENDING;
        if (late || earlierConfiguration || calledOff || leavesKnownAlone(test)) {
            return this;
        }
        var outcome = test.outcome();
        var next = statusOf(outcome.verdict());
        var connected = next == ConnectorStatus.SUCCESS || next == ConnectorStatus.PARTIAL;
        return new ConnectorHealth(
                next,
                since,
                test.connectorVersion(),
                List.copyOf(test.secrets()),
                outcome.verdict(),
                outcome.code(),
                next == ConnectorStatus.SUCCESS ? null : outcome.summary(),
                test.completedAt(),
                connected ? test.completedAt() : lastConnectedAt,
                test.testId(),
                test.delegate(),
                CertificateExpiry.find(outcome.notes()).orElse(null));
    }

    /** A test that could not run says nothing of the registry; where nothing is known yet, that is what there is to say. */
    private boolean leavesKnownAlone(TestCompleted test) {
        return verdict != null
                && verdict != ConnectionVerdict.NOT_TESTED
                && COULD_NOT_RUN.contains(test.outcome().code());
    }

    /** Pending if the verdict rests on another version of this secret; a verdict found without it stands. */
    public ConnectorHealth afterSecretChange(ResourceReference secret, UUID secretId, long version) {
        var outdated = secrets.stream()
                .filter(used -> used.secret().equals(secret))
                .anyMatch(used -> !used.secretId().equals(secretId) || used.version() < version);
        return outdated ? pending(since, testedVersion, lastConnectedAt) : this;
    }

    /** Whether one who knows the other learns nothing from this one. */
    public boolean isSameStatusAs(ConnectorHealth other) {
        return status == other.status
                && verdict == other.verdict
                && code == other.code
                && Objects.equals(certificateExpiresAt, other.certificateExpiresAt);
    }

    /** As consumers receive it once it is over. */
    public ConnectorEvent.FormerHealth former() {
        return new ConnectorEvent.FormerHealth(status, verdict, code);
    }

    /** As consumers receive it. */
    public ConnectorEvent.PublishedHealth snapshot() {
        return new ConnectorEvent.PublishedHealth(
                status,
                testedVersion,
                verdict,
                code,
                errorSummary,
                testedAt,
                lastConnectedAt,
                testId,
                certificateExpiresAt);
    }

    private static ConnectorHealth pending(long since, long testedVersion, @Nullable Instant lastConnectedAt) {
        return new ConnectorHealth(
                ConnectorStatus.PENDING,
                since,
                testedVersion,
                List.of(),
                null,
                null,
                null,
                null,
                lastConnectedAt,
                null,
                null,
                null);
    }

    private static ConnectorStatus statusOf(ConnectionVerdict verdict) {
        return switch (verdict) {
            case VERIFIED -> ConnectorStatus.SUCCESS;
            case REJECTED, UNREACHABLE, REFUSED_BY_POLICY -> ConnectorStatus.FAILURE;
            case VERIFIED_NO_ACCESS_TO_REPO, NOT_CHECKED_ANONYMOUS, NOT_VERIFIABLE -> ConnectorStatus.PARTIAL;
            case NOT_TESTED -> ConnectorStatus.UNKNOWN;
        };
    }
}
