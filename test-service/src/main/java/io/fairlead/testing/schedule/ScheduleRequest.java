package io.fairlead.testing.schedule;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fairlead.http.body.JsonObjectReader;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import io.fairlead.testing.schedule.ConnectorSchedule.Suspension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * When a connector is to be tested again. What was read can be changed and sent back.
 *
 * @param mode how it is said
 * @param interval with mode {@code INTERVAL}: from one minute to 30 days, in ISO 8601 ({@code PT15M}) or as {@code 15m},
 *     {@code 6h} or {@code 1d}
 * @param cron with mode {@code CRON}: minute, hour, day of the month, month and day of the week, as in a crontab, or
 *     one of {@code @hourly}, {@code @daily}, {@code @weekly} and {@code @monthly}; unlike in a crontab, both the day of the
 *     month and the day of the week have to match
 * @param timeZone with mode {@code CRON}: the IANA name of the time zone, such as {@code Europe/Berlin}; {@code UTC} where
 *     it is absent
 * @param suspended whether there is no scheduled test for a while; whoever wants to know may still test
 * @param suspendedReason why, for people, up to 500 characters; required with {@code suspended}
 * @param suspendedUntil when scheduled tests go on by themselves; absent while that is not known
 */
@JsonIgnoreProperties("nextTestAt")
record ScheduleRequest(
        @Nullable ScheduleMode mode,
        @Nullable String interval,
        @Nullable String cron,
        @Nullable String timeZone,
        @Nullable Boolean suspended,
        @Nullable String suspendedReason,
        @Nullable Instant suspendedUntil) {

    private static final Duration MIN_INTERVAL = Duration.ofMinutes(1);
    private static final Duration MAX_INTERVAL = Duration.ofDays(30);
    private static final int CRON_FIELDS = 5;
    private static final int MAX_CRON_LENGTH = 128;
    private static final int MAX_REASON_LENGTH = 500;

    /** Names all that is wrong with it. */
    WantedSchedule toSchedule(Clock clock) {
        var violations = new ArrayList<Violation>();
        var rule = rule(clock, violations);
        var suspension = readSuspension(clock, violations);
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
        return new WantedSchedule(rule.orElseThrow(), suspension);
    }

    private @Nullable Suspension readSuspension(Clock clock, List<Violation> violations) {
        if (!Boolean.TRUE.equals(suspended)) {
            rejectWithoutSuspension("/suspendedReason", suspendedReason, violations);
            rejectWithoutSuspension("/suspendedUntil", suspendedUntil, violations);
            return null;
        }
        if (suspendedReason == null || suspendedReason.isBlank()) {
            violations.add(new Violation(
                    "/suspendedReason",
                    "REQUIRED",
                    "suspendedReason is missing; tell the others why there is no test."));
        } else if (suspendedReason.length() > MAX_REASON_LENGTH || !JsonObjectReader.isText(suspendedReason)) {
            violations.add(new Violation(
                    "/suspendedReason", "LENGTH", "Send up to %d characters of text.".formatted(MAX_REASON_LENGTH)));
        }
        if (suspendedUntil != null && !suspendedUntil.isAfter(clock.instant())) {
            violations.add(new Violation(
                    "/suspendedUntil", "OUT_OF_RANGE", "This has passed; send a time to come, or leave it out."));
        }
        return new Suspension(suspendedReason == null ? "" : suspendedReason.strip(), suspendedUntil);
    }

    private static void rejectWithoutSuspension(String pointer, @Nullable Object value, List<Violation> violations) {
        if (value != null) {
            violations.add(new Violation(
                    pointer, "NOT_APPLICABLE", "Only with suspended: true; leave it out or suspend the schedule."));
        }
    }

    private Optional<ScheduleRule> rule(Clock clock, List<Violation> violations) {
        if (mode == null) {
            violations.add(new Violation(
                    "/mode", "REQUIRED", "mode is missing; send one of %s.".formatted(List.of(ScheduleMode.values()))));
            return Optional.empty();
        }
        // the interval of the default is read with it
        if (mode != ScheduleMode.INTERVAL && mode != ScheduleMode.DEFAULT) {
            rejectUnused("/interval", interval, ScheduleMode.INTERVAL, violations);
        }
        if (mode != ScheduleMode.CRON) {
            rejectUnused("/cron", cron, ScheduleMode.CRON, violations);
            rejectUnused("/timeZone", timeZone, ScheduleMode.CRON, violations);
        }
        return switch (mode) {
            case DEFAULT -> Optional.of(new ScheduleRule.Default());
            case OFF -> Optional.of(new ScheduleRule.Off());
            case INTERVAL -> readInterval(violations);
            case CRON -> readCron(clock, violations);
        };
    }

    private static void rejectUnused(
            String pointer, @Nullable String value, ScheduleMode user, List<Violation> violations) {
        if (value != null) {
            violations.add(new Violation(
                    pointer,
                    "NOT_APPLICABLE",
                    "Only mode %s uses this; leave it out or choose that mode.".formatted(user)));
        }
    }

    private Optional<ScheduleRule> readInterval(List<Violation> violations) {
        if (interval == null) {
            violations.add(new Violation("/interval", "REQUIRED", "interval is missing; send one such as PT30M."));
            return Optional.empty();
        }
        try {
            var every = DurationStyle.detectAndParse(interval);
            if (every.compareTo(MIN_INTERVAL) >= 0 && every.compareTo(MAX_INTERVAL) <= 0) {
                return Optional.of(new ScheduleRule.Interval(every));
            }
            violations.add(new Violation(
                    "/interval", "OUT_OF_RANGE", "Send an interval from one minute (PT1M) to 30 days (P30D)."));
        } catch (IllegalArgumentException | ArithmeticException _) {
            violations.add(
                    new Violation("/interval", "WRONG_TYPE", "This must be a duration such as PT30M, 30m, 6h or 1d."));
        }
        return Optional.empty();
    }

    private Optional<ScheduleRule> readCron(Clock clock, List<Violation> violations) {
        var zone = readZone(violations);
        if (cron == null) {
            violations.add(
                    new Violation("/cron", "REQUIRED", "cron is missing; send an expression such as 0 6 * * 1-5."));
            return Optional.empty();
        }
        var fields = cron.strip().split("\\s+");
        if (cron.length() > MAX_CRON_LENGTH || fields.length != CRON_FIELDS && !cron.startsWith("@")) {
            violations.add(new Violation(
                    "/cron",
                    "WRONG_TYPE",
                    "A cron expression has five fields: minute, hour, day of the month, month and day of the week."));
            return Optional.empty();
        }
        var rule = new ScheduleRule.Cron(String.join(" ", fields), zone.orElse(ZoneId.of("UTC")));
        try {
            if (rule.nextAfter(clock.instant(), new UUID(0, 0)).isPresent()) {
                return zone.map(_ -> rule);
            }
            violations.add(
                    new Violation("/cron", "NEVER_DUE", "No day matches this; choose one that the calendar has."));
        } catch (IllegalArgumentException unreadable) {
            violations.add(new Violation(
                    "/cron",
                    "WRONG_TYPE",
                    "This is not a valid cron expression: %s. Write numbers, *, lists, ranges and steps, such as */15 8-18 * * 1-5."
                            .formatted(unreadable.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<ZoneId> readZone(List<Violation> violations) {
        if (timeZone == null) {
            return Optional.of(ZoneId.of("UTC"));
        }
        if (ZoneId.getAvailableZoneIds().contains(timeZone)) {
            return Optional.of(ZoneId.of(timeZone));
        }
        violations.add(new Violation(
                "/timeZone",
                "UNKNOWN_VALUE",
                "This is not the IANA name of a time zone; send one such as Europe/Berlin."));
        return Optional.empty();
    }
}
