package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says when to try again by itself; never after a refused credential, since registries lock accounts. */
final class RetrySchedule {

    /** Fairlead itself was not able to ask; the last one again and again. */
    private static final List<Duration> NOT_TESTED = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    /** It waited in vain for its turn: to come back soon would only make the queue longer. */
    private static final List<Duration> BUSY = List.of(Duration.ofMinutes(10), Duration.ofHours(1));

    private static final List<Duration> UNREACHABLE =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    /** A right that was just granted takes effect within five minutes at IBM, and elsewhere sooner. */
    private static final List<Duration> RIGHT_MISSING =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(2));

    private RetrySchedule() {}

    /**
     * Not before the registry wants to be asked again.
     *
     * @param done how many retries there were before
     */
    static Optional<Duration> delayAfter(DiagnosedOutcome outcome, int done) {
        var asked = outcome.retryAfterSeconds();
        return delay(outcome, done)
                .map(delay -> asked == null || delay.toSeconds() >= asked ? delay : Duration.ofSeconds(asked));
    }

    private static Optional<Duration> delay(DiagnosedOutcome outcome, int done) {
        var retry = outcome.code().retry();
        return switch (outcome.verdict()) {
            case NOT_TESTED ->
                retry == RetryAdvice.SOON
                        ? Optional.of(nthOrLast(outcome.code() == Diagnosis.DELEGATE_BUSY ? BUSY : NOT_TESTED, done))
                        : Optional.empty();
            case UNREACHABLE -> retry == RetryAdvice.SOON ? nth(UNREACHABLE, done) : Optional.empty();
            case VERIFIED_NO_ACCESS_TO_REPO ->
                retry == RetryAdvice.AFTER_CHANGE ? nth(RIGHT_MISSING, done) : Optional.empty();
            case VERIFIED, NOT_CHECKED_ANONYMOUS, NOT_VERIFIABLE, REJECTED, REFUSED_BY_POLICY -> Optional.empty();
        };
    }

    private static Duration nthOrLast(List<Duration> delays, int done) {
        return delays.get(Math.min(done, delays.size() - 1));
    }

    private static Optional<Duration> nth(List<Duration> delays, int done) {
        return done < delays.size() ? Optional.of(delays.get(done)) : Optional.empty();
    }
}
