package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param secrets the versions that were used; empty when none was fetched
 * @param retryAt when the connector is tested again by itself; absent when it is not
 */
public record RunCompletion(
        DiagnosedOutcome outcome,
        List<SecretVersionReference> secrets,
        Instant completedAt,
        @Nullable Instant retryAt) {}
