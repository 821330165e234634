package io.fairlead.console.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.Run;
import io.fairlead.console.api.Run.Step;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FallTests {

    private static final Instant BEGIN = Instant.parse("2026-11-26T08:00:00Z");

    @Test
    void placesEachStepWhereItWasInTime() {
        var fall = Fall.of(run(step("ADDRESS", 0, 25), step("CONNECT", 25, 25), step("TOKEN", 50, 50)));

        assertThat(fall.millis()).isEqualTo(100);
        assertThat(fall.rows()).extracting(Fall.Row::begin).containsExactly("0.00", "25.00", "50.00");
        assertThat(fall.rows()).extracting(Fall.Row::width).containsExactly("25.00", "25.00", "50.00");
    }

    @Test
    void showsAStepThatTookNoTimeAtAll() {
        var fall = Fall.of(run(step("ADDRESS", 0, 100), step("TLS", 100, 0)));

        assertThat(fall.rows().getLast().width()).isEqualTo("0.60");
        assertThat(fall.rows().getLast().begin()).isEqualTo("99.40");
    }

    @Test
    void isEmptyBeforeTheFirstStepAndKnowsStepsOfNewerServices() {
        assertThat(Fall.of(run()).rows()).isEmpty();
        assertThat(Fall.of(run(step("TELEPATHY", 0, 1))).rows().getFirst().title())
                .isEqualTo("TELEPATHY");
    }

    @Test
    void tellsWhatMattersApartFromTheRest() {
        var evidence = Map.of("status", "401", "message", "no", "Date", "today", "Content-Type", "text/html");
        var row = Fall.of(run(new Step("TOKEN", "FAILED", BEGIN, 1, evidence)))
                .rows()
                .getFirst();

        assertThat(row.essential()).containsOnlyKeys("message", "status");
        assertThat(row.further()).containsOnlyKeys("Content-Type", "Date");
    }

    private static Step step(String name, long after, double millis) {
        return new Step(name, "PASSED", BEGIN.plusMillis(after), millis, Map.of());
    }

    private static Run run(Step... steps) {
        return new Run(
                UUID.randomUUID(),
                new Run.Tested("IBM_CR", Scope.account("default"), 1),
                "MANUAL",
                "RUNNING",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(steps),
                null,
                1,
                null,
                BEGIN,
                null,
                null,
                null,
                null);
    }
}
