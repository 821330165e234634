package io.fairlead.test.run;

import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.secret.SecretEvent.SecretVersion;
import java.time.Instant;
import java.util.List;

/**
 * How a run ended.
 *
 * @param secrets the versions that were used; empty when none was fetched
 */
public record Ending(Outcome outcome, List<SecretVersion> secrets, Instant completedAt) {}
