package io.fairlead.console.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.api.TestRun;
import io.fairlead.console.api.TestRun.TestStep;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepTimelineTests {

    private static final Instant BEGIN = Instant.parse("2026-11-26T08:00:00Z");

    @Test
    void placesEachStepWhereItWasInTime() {
        var timeline = StepTimeline.of(run(step("ADDRESS", 0, 25), step("CONNECT", 25, 25), step("TOKEN", 50, 50)));

        assertThat(timeline.millis()).isEqualTo(100);
        assertThat(timeline.rows())
                .extracting(StepTimeline.TimelineRow::begin)
                .containsExactly("0.00", "25.00", "50.00");
        assertThat(timeline.rows())
                .extracting(StepTimeline.TimelineRow::width)
                .containsExactly("25.00", "25.00", "50.00");
    }

    @Test
    void showsAStepThatTookNoTimeAtAll() {
        var timeline = StepTimeline.of(run(step("ADDRESS", 0, 100), step("TLS", 100, 0)));

        assertThat(timeline.rows().getLast().width()).isEqualTo("0.60");
        assertThat(timeline.rows().getLast().begin()).isEqualTo("99.40");
    }

    @Test
    void isEmptyBeforeTheFirstStepAndKnowsStepsOfNewerServices() {
        assertThat(StepTimeline.of(run()).rows()).isEmpty();
        assertThat(StepTimeline.of(run(step("TELEPATHY", 0, 1)))
                        .rows()
                        .getFirst()
                        .title())
                .isEqualTo("TELEPATHY");
    }

    @Test
    void tellsWhatMattersApartFromTheRest() {
        var evidence = Map.of("status", "401", "message", "no", "Date", "today", "Content-Type", "text/html");
        var row = StepTimeline.of(run(new TestStep("TOKEN", "FAILED", BEGIN, 1, evidence)))
                .rows()
                .getFirst();

        assertThat(row.essential()).containsOnlyKeys("message", "status");
        assertThat(row.further()).containsOnlyKeys("Content-Type", "Date");
    }

    private static TestStep step(String name, long after, double millis) {
        return new TestStep(name, "PASSED", BEGIN.plusMillis(after), millis, Map.of());
    }

    private static TestRun run(TestStep... steps) {
        return new TestRun(
                UUID.randomUUID(),
                new TestRun.TestedConnector("IBM_CR", Scope.account("default"), 1),
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
                null,
                null);
    }
}
