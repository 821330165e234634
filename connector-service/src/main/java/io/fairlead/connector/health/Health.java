package io.fairlead.connector.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.Status;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Verdict;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersion;
import io.fairlead.contracts.test.TestEvent.State;
import io.fairlead.contracts.test.TestEvent.TestCompleted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connector works, as far as it is known, and what that knowledge rests on.
 *
 * @param since the definition's version from which on its configuration is what it is now
 * @param testedVersion the definition's version that the verdict is about
 * @param secrets the versions that the test used; none when it got by without
 * @param lastConnectedAt when the registry last answered as a registry, also for an earlier configuration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Health(
        Status status,
        long since,
        long testedVersion,
        List<SecretVersion> secrets,
        @Nullable Verdict verdict,
        @Nullable Diagnosis code,
        @Nullable String errorSummary,
        @Nullable Instant testedAt,
        @Nullable Instant lastConnectedAt,
        @Nullable UUID testId,
        @Nullable DelegateName delegate) {

    /** Nothing is known yet of the configuration that begins with this version. */
    public static Health unknownSince(long version, @Nullable Instant lastConnectedAt) {
        return pending(version, version, lastConnectedAt);
    }

    /** What a finished test of this very configuration makes of it; the same if the test is older or says nothing. */
    public Health after(TestCompleted test) {
        var late = testedAt != null && !test.completedAt().isAfter(testedAt);
        var earlierConfiguration = test.connectorVersion() < since;
        var calledOff = test.state() == State.CANCELLED && status != Status.PENDING;
        if (late || earlierConfiguration || calledOff) {
            return this;
        }
        var outcome = test.outcome();
        var next = statusOf(outcome.verdict());
        var connected = next == Status.SUCCESS || next == Status.PARTIAL;
        return new Health(
                next,
                since,
                test.connectorVersion(),
                List.copyOf(test.secrets()),
                outcome.verdict(),
                outcome.code(),
                next == Status.SUCCESS ? null : outcome.summary(),
                test.completedAt(),
                connected ? test.completedAt() : lastConnectedAt,
                test.testId(),
                test.delegate());
    }

    /** Pending if the verdict rests on another version of this secret; a verdict found without it stands. */
    public Health afterChangeOf(Reference secret, UUID secretId, long version) {
        var outdated = secrets.stream()
                .filter(used -> used.secret().equals(secret))
                .anyMatch(used -> !used.secretId().equals(secretId) || used.version() < version);
        return outdated ? pending(since, testedVersion, lastConnectedAt) : this;
    }

    /** As others hear it. */
    public ConnectorEvent.Health told() {
        return new ConnectorEvent.Health(
                status, testedVersion, verdict, code, errorSummary, testedAt, lastConnectedAt, testId);
    }

    private static Health pending(long since, long testedVersion, @Nullable Instant lastConnectedAt) {
        return new Health(
                Status.PENDING, since, testedVersion, List.of(), null, null, null, null, lastConnectedAt, null, null);
    }

    private static Status statusOf(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> Status.SUCCESS;
            case REJECTED, UNREACHABLE, REFUSED_BY_POLICY -> Status.FAILURE;
            case VERIFIED_NO_ACCESS_TO_REPO, NOT_CHECKED_ANONYMOUS, NOT_VERIFIABLE -> Status.PARTIAL;
            case NOT_TESTED -> Status.UNKNOWN;
        };
    }
}
