package io.fairlead.console.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Writes times and durations for people. Templates know it as {@code times}. */
@Component("times")
public class Times {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private static final Duration SOON = Duration.ofDays(14);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    public String exact(Instant time) {
        return EXACT.format(time);
    }

    /** {@code 5 min ago}, {@code in 3 days}. */
    public String relative(Instant time) {
        var distance = Duration.between(time, clock.instant());
        var text = distance(distance.abs());
        if (text.isEmpty()) {
            return "just now";
        }
        return distance.isNegative() ? "in " + text : text + " ago";
    }

    /** Of a state that has lasted since then: {@code for 5 min}, or {@code just now}. */
    public String lasting(Instant since) {
        var text = distance(Duration.between(since, clock.instant()));
        return text.isEmpty() ? "just now" : "for " + text;
    }

    /** Of what is still to come: {@code in 3 min}, or {@code now} once it is due. */
    public String upcoming(Instant time) {
        return time.isAfter(clock.instant()) ? relative(time) : "now";
    }

    /** A sentence of a service, in which times stand as programs write them. */
    public String readable(String sentence) {
        return ISO.matcher(sentence).replaceAll(time -> exact(Instant.parse(time.group())));
    }

    /** How much something that ends should worry: {@code bad} when it has ended, {@code warn} in its last two weeks. */
    public String urgency(Instant end) {
        var left = Duration.between(clock.instant(), end);
        return left.isNegative() ? "bad" : left.compareTo(SOON) < 0 ? "warn" : "";
    }

    /** As a browser's field for a date takes it. */
    public String date(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** {@code 850 ms}, {@code 12.3 ms}, {@code 2.4 s}. */
    public String millis(double millis) {
        if (millis < 100) {
            return "%.1f ms".formatted(millis);
        }
        return millis < 1_000 ? "%.0f ms".formatted(millis) : "%.1f s".formatted(millis / 1_000);
    }

    private static String distance(Duration distance) {
        var seconds = distance.toSeconds();
        if (seconds < 10) {
            return "";
        }
        if (seconds < 90) {
            return seconds + " s";
        }
        if (distance.toMinutes() < 90) {
            return rounded(seconds, 60) + " min";
        }
        return distance.toHours() < 36 ? rounded(seconds, 3_600) + " h" : rounded(seconds, 86_400) + " days";
    }

    private static long rounded(long seconds, long unit) {
        return Math.round((double) seconds / unit);
    }
}
