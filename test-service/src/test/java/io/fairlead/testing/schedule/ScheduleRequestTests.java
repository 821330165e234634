package io.fairlead.testing.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRequestTests {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        ",,,, /mode REQUIRED",
        "INTERVAL,,,, /interval REQUIRED",
        "INTERVAL, often,,, /interval WRONG_TYPE",
        "INTERVAL, 30s,,, /interval OUT_OF_RANGE",
        "INTERVAL, 90,,, /interval OUT_OF_RANGE",
        "INTERVAL, -30m,,, /interval OUT_OF_RANGE",
        "INTERVAL, P31D,,, /interval OUT_OF_RANGE",
        "INTERVAL, 9999999999999999999h,,, /interval WRONG_TYPE",
        "INTERVAL, 9223372036854775807d,,, /interval WRONG_TYPE",
        "INTERVAL, PT15M, 0 6 * * *,, /cron NOT_APPLICABLE",
        "CRON,,,, /cron REQUIRED",
        "CRON,, 0 0 6 * * *,, /cron WRONG_TYPE",
        "CRON,, 61 6 * * *,, /cron WRONG_TYPE",
        "CRON,, */0 6 * * *,, /cron WRONG_TYPE",
        "CRON,, @often,, /cron WRONG_TYPE",
        "CRON,, 0 0 30 2 *,, /cron NEVER_DUE",
        "CRON,, 0 6 * * *, Berlin, /timeZone UNKNOWN_VALUE",
        "CRON, PT15M, 0 6 * * *,, /interval NOT_APPLICABLE",
        "OFF, PT15M,,, /interval NOT_APPLICABLE",
        "OFF,,, UTC, /timeZone NOT_APPLICABLE",
    })
    void saysWhatIsWrong(
            @Nullable ScheduleMode mode,
            @Nullable String interval,
            @Nullable String cron,
            @Nullable String timeZone,
            String violation) {
        assertThatThrownBy(() -> request(mode, interval, cron, timeZone).toSchedule(clock))
                .isInstanceOf(InvalidRequest.class)
                .extracting(thrown -> ((InvalidRequest) thrown).violations(), InstanceOfAssertFactories.LIST)
                .singleElement(InstanceOfAssertFactories.type(Violation.class))
                .satisfies(found -> assertThat(found.pointer() + " " + found.code())
                        .as(found.detail())
                        .isEqualTo(violation));
    }

    @Test
    void readsWhatPeopleWrite() {
        assertThat(rule(ScheduleMode.INTERVAL, "6h", null, null))
                .isEqualTo(new ScheduleRule.Interval(Duration.ofHours(6)));
        assertThat(rule(ScheduleMode.INTERVAL, "PT15M", null, null))
                .isEqualTo(new ScheduleRule.Interval(Duration.ofMinutes(15)));
        assertThat(rule(ScheduleMode.CRON, null, " */15  8-18 * * MON-FRI ", "Europe/Berlin"))
                .isEqualTo(new ScheduleRule.Cron("*/15 8-18 * * MON-FRI", ZoneId.of("Europe/Berlin")));
        assertThat(rule(ScheduleMode.CRON, null, "@daily", null))
                .isEqualTo(new ScheduleRule.Cron("@daily", ZoneId.of("UTC")));
        assertThat(rule(ScheduleMode.OFF, null, null, null)).isEqualTo(new ScheduleRule.Off());
        assertThat(rule(ScheduleMode.DEFAULT, "PT30M", null, null)).isEqualTo(new ScheduleRule.Default());
    }

    private ScheduleRule rule(
            ScheduleMode mode, @Nullable String interval, @Nullable String cron, @Nullable String timeZone) {
        return request(mode, interval, cron, timeZone).toSchedule(clock).rule();
    }

    @ParameterizedTest
    @CsvSource({
        "true,,, /suspendedReason REQUIRED",
        "true, moving, 2026-11-24T12:00:00Z, /suspendedUntil OUT_OF_RANGE",
        ", moving,, /suspendedReason NOT_APPLICABLE",
        "false,, 2026-12-24T12:00:00Z, /suspendedUntil NOT_APPLICABLE",
    })
    void saysWhatIsWrongWithASuspension(
            @Nullable Boolean suspended, @Nullable String reason, @Nullable Instant until, String violation) {
        var request = new ScheduleRequest(ScheduleMode.OFF, null, null, null, suspended, reason, until);

        assertThatThrownBy(() -> request.toSchedule(clock))
                .isInstanceOf(InvalidRequest.class)
                .extracting(thrown -> ((InvalidRequest) thrown).violations(), InstanceOfAssertFactories.LIST)
                .singleElement(InstanceOfAssertFactories.type(Violation.class))
                .satisfies(found ->
                        assertThat(found.pointer() + " " + found.code()).isEqualTo(violation));
    }

    private static ScheduleRequest request(
            @Nullable ScheduleMode mode, @Nullable String interval, @Nullable String cron, @Nullable String timeZone) {
        return new ScheduleRequest(mode, interval, cron, timeZone, null, null, null);
    }
}
