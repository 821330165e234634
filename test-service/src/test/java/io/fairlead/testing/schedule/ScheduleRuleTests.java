package io.fairlead.testing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleRuleTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final UUID connectorId = UUID.randomUUID();

    @Test
    void keepsTheConnectorsMomentOfTheInterval() {
        var rule = new ScheduleRule.Interval(Duration.ofMinutes(30));

        var first = rule.nextAfter(NOON, connectorId).orElseThrow();
        var second = rule.nextAfter(first, connectorId).orElseThrow();

        assertThat(first).isAfter(NOON).isBeforeOrEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(second).isEqualTo(first.plus(Duration.ofMinutes(30)));
        assertThat(rule.nextAfter(first.minusMillis(1), connectorId)).contains(first);
    }

    @Test
    void spreadsAThousandConnectorsOverTheInterval() {
        var rule = new ScheduleRule.Interval(Duration.ofMinutes(30));

        // as connector-service gives them out: one after another
        var perMinute = IntStream.range(0, 1000)
                .mapToObj(number -> new UUID(0x019abc0012347000L + ((long) number << 16), 0x8000000000000000L + number))
                .map(id -> rule.nextAfter(NOON, id).orElseThrow())
                .collect(Collectors.groupingBy(
                        due -> Duration.between(NOON, due).minusMillis(1).toMinutes(), Collectors.counting()));

        assertThat(perMinute).hasSize(30);
        assertThat(perMinute.values()).allMatch(count -> count < 60);
    }

    @Test
    void spreadsTheSameCronExpressionOverTheMinute() {
        var rule = new ScheduleRule.Cron("0 6 * * *", ZoneOffset.UTC);

        var dues = Stream.generate(UUID::randomUUID)
                .limit(100)
                .map(id -> rule.nextAfter(NOON, id).orElseThrow())
                .collect(Collectors.toSet());

        assertThat(dues).hasSizeGreaterThan(90).allMatch(due -> due.toString().startsWith("2026-11-25T06:00"));
    }

    @Test
    void isDueAtTheHourOfTheZoneInSummerAndInWinter() {
        var rule = new ScheduleRule.Cron("0 6 * * *", BERLIN);

        assertThat(minutes(rule, "2027-03-27T00:00:00Z", 3))
                .containsExactly("2027-03-27T05:00", "2027-03-28T04:00", "2027-03-29T04:00");
        assertThat(minutes(rule, "2027-10-30T00:00:00Z", 3))
                .containsExactly("2027-10-30T04:00", "2027-10-31T05:00", "2027-11-01T05:00");
    }

    @Test
    void isDueOnADayWithoutTheHourTooAndTwiceOnOneThatRepeatsIt() {
        var rule = new ScheduleRule.Cron("30 2 * * *", BERLIN);

        assertThat(minutes(rule, "2027-03-27T00:00:00Z", 3))
                .containsExactly("2027-03-27T01:30", "2027-03-28T01:30", "2027-03-29T00:30");
        assertThat(minutes(rule, "2027-10-30T00:00:00Z", 3))
                .containsExactly("2027-10-30T00:30", "2027-10-31T00:30", "2027-10-31T01:30");
    }

    @Test
    void isDueAtEachQuarterAlsoWhereTheClockSkipsOrRepeatsTheHour() {
        var rule = new ScheduleRule.Cron("*/15 * * * *", BERLIN);

        assertThat(minutes(rule, "2027-03-28T00:00:00Z", 12).distinct())
                .hasSize(12)
                .last()
                .isEqualTo("2027-03-28T02:45");
        assertThat(minutes(rule, "2027-10-31T00:00:00Z", 12).distinct())
                .hasSize(12)
                .last()
                .isEqualTo("2027-10-31T02:45");
    }

    @Test
    void isNeverDueWhenItIsOffOrTheCalendarHasNoSuchDay() {
        assertThat(new ScheduleRule.Off().nextAfter(NOON, connectorId)).isEmpty();
        assertThat(new ScheduleRule.Cron("0 0 30 2 *", ZoneOffset.UTC).nextAfter(NOON, connectorId))
                .isEmpty();
        assertThat(new ScheduleRule.Cron("0 0 29 2 *", ZoneOffset.UTC).nextAfter(NOON, connectorId))
                .isPresent();
    }

    /** The due times that follow one another, to the minute. */
    private Stream<String> minutes(ScheduleRule rule, String after, int count) {
        Function<Instant, Instant> next =
                due -> rule.nextAfter(due, connectorId).orElseThrow();
        return Stream.iterate(next.apply(Instant.parse(after)), next::apply)
                .limit(count)
                .map(due -> due.toString().substring(0, "2027-03-27T05:00".length()));
    }
}
