package io.fairlead.testing.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Says when a connector is tested again. The due times of connectors differ, so that a thousand never come at once. */
sealed interface ScheduleRule {

    ScheduleMode mode();

    /** Strictly later than the instant; empty when never. */
    Optional<Instant> nextAfter(Instant instant, UUID connectorId);

    /** The installation's default; it is resolved before anybody asks for a time. */
    record Default() implements ScheduleRule {

        @Override
        public ScheduleMode mode() {
            return ScheduleMode.DEFAULT;
        }

        @Override
        public Optional<Instant> nextAfter(Instant instant, UUID connectorId) {
            throw new IllegalStateException("the default has not been resolved");
        }
    }

    /** Each connector has its own moment of the interval, and that stays. */
    record Interval(Duration every) implements ScheduleRule {

        @Override
        public ScheduleMode mode() {
            return ScheduleMode.INTERVAL;
        }

        @Override
        public Optional<Instant> nextAfter(Instant instant, UUID connectorId) {
            var period = every.toMillis();
            var time = instant.toEpochMilli();
            var sinceLast = Math.floorMod(time - ConnectorSpread.millis(connectorId, every), period);
            return Optional.of(Instant.ofEpochMilli(time - sinceLast + period));
        }
    }

    /** Each connector has its own second of the minute. */
    record Cron(String expression, ZoneId zone) implements ScheduleRule {

        private static final Duration SPREAD = Duration.ofMinutes(1);

        @Override
        public ScheduleMode mode() {
            return ScheduleMode.CRON;
        }

        @Override
        public Optional<Instant> nextAfter(Instant instant, UUID connectorId) {
            var spread = ConnectorSpread.millis(connectorId, SPREAD);
            var after = instant.minusMillis(spread);
            // Where the clock is put forward Spring skips what it skips; the day is not to go without its test.
            return Stream.of(parsed().next(after.atZone(zone)), nextOnTheWall(after))
                    .flatMap(Stream::ofNullable)
                    .map(ZonedDateTime::toInstant)
                    .filter(after::isBefore)
                    .min(Comparator.naturalOrder())
                    .map(next -> next.plusMillis(spread));
        }

        /** By what the clock shows; an hour that it skips begins when it goes on. */
        private @Nullable ZonedDateTime nextOnTheWall(Instant after) {
            var next = parsed().next(after.atZone(zone).toLocalDateTime());
            return next == null ? null : next.atZone(zone);
        }

        /** Spring's expressions begin with the second; the macros do not. */
        private CronExpression parsed() {
            return CronExpression.parse(expression.startsWith("@") ? expression : "0 " + expression);
        }
    }

    /** Not tested again. */
    record Off() implements ScheduleRule {

        @Override
        public ScheduleMode mode() {
            return ScheduleMode.OFF;
        }

        @Override
        public Optional<Instant> nextAfter(Instant instant, UUID connectorId) {
            return Optional.empty();
        }
    }
}
