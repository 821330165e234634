package io.fairlead.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {

    @Test
    void goesOnAskingWhileFairleadItselfIsInTheWay() {
        assertThat(delaysAfter(Diagnosis.SECRET_UNAVAILABLE, 8)).containsExactly(1, 5, 30, 120, 600, 3600, 3600, 3600);
        assertThat(delaysAfter(Diagnosis.DELEGATE_NONE, 1)).containsExactly(1);
    }

    @Test
    void doesNotComeBackSoonToAQueueThatWasTooLong() {
        assertThat(delaysAfter(Diagnosis.DELEGATE_BUSY, 3)).containsExactly(600, 3_600, 3_600);
    }

    @Test
    void asksAnUnreachableRegistryAFewMoreTimes() {
        assertThat(delaysAfter(Diagnosis.CONNECT_TIMEOUT, 8)).containsExactly(60, 300, 900);
    }

    @Test
    void givesANewRightFiveMinutesToTakeEffect() {
        assertThat(delaysAfter(Diagnosis.NO_PULL, 8)).containsExactly(60, 120, 120);
    }

    @Test
    void neverTriesARefusedCredentialAgain() {
        var refused = Arrays.stream(Diagnosis.values())
                .filter(code -> code.verdict()
                        .filter(ConnectionVerdict.REJECTED::equals)
                        .isPresent());

        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(delaysAfter(code, 1)).isEmpty());
    }

    @Test
    void leavesALastingAnswerAlone() {
        assertThat(delaysAfter(Diagnosis.SECRET_NOT_FOUND, 1)).isEmpty();
        assertThat(delaysAfter(Diagnosis.TLS_EXPIRED, 1)).isEmpty();
        assertThat(delaysAfter(Diagnosis.ADDRESS_REFUSED, 1)).isEmpty();
        assertThat(delaysAfter(Diagnosis.ANONYMOUS_ONLY, 1)).isEmpty();
    }

    @Test
    void leavesARegistryAloneAsLongAsItAsksTo() {
        var limited = DiagnosedOutcome.of(Diagnosis.RATE_LIMITED, "429");

        assertThat(RetrySchedule.delayAfter(limited.withRetryAfter(600L), 0)).contains(Duration.ofSeconds(600));
        assertThat(RetrySchedule.delayAfter(limited.withRetryAfter(7L), 0)).contains(Duration.ofSeconds(60));
        assertThat(RetrySchedule.delayAfter(limited.withRetryAfter(null), 0)).contains(Duration.ofSeconds(60));
    }

    private static List<Integer> delaysAfter(Diagnosis code, int limit) {
        var delays = new ArrayList<Integer>();
        for (var done = 0; done < limit; done++) {
            RetrySchedule.delayAfter(DiagnosedOutcome.of(code, "it was so"), done)
                    .map(Duration::toSeconds)
                    .ifPresent(seconds -> delays.add(seconds.intValue()));
        }
        return delays;
    }
}
