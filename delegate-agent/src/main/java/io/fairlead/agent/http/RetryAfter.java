package io.fairlead.agent.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a registry asks to be left alone, in any of the ways in which servers say so. */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(7);

    /** {@code limit=100, remaining=0, reset=50}, or {@code "default";r=0;t=50} (IETF drafts of RateLimit headers). */
    private static final Pattern RESET = Pattern.compile("(?:^|[,;\\s])(?:reset|t)=([0-9]{1,10})\\b");

    private RetryAfter() {}

    /** Empty where nothing is said, or nothing that can be read. */
    public static Optional<Duration> of(RegistryResponse response, Instant now) {
        return response.header("Retry-After")
                .flatMap(value -> read(value.strip(), response, now))
                .or(() -> response.status() == 429 ? reset(response, now) : Optional.empty())
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    /** Seconds, or a date (RFC 9110 section 10.2.3), which counts from the registry's own clock where it tells. */
    private static Optional<Duration> read(String value, RegistryResponse response, Instant now) {
        if (value.matches("[0-9]{1,9}(\\.[0-9]+)?")) {
            return Optional.of(Duration.ofSeconds((long) Math.ceil(Double.parseDouble(value))));
        }
        var theirs = response.header("Date").flatMap(RetryAfter::date).orElse(now);
        return date(value).map(until -> Duration.between(theirs, until));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> reset(RegistryResponse response, Instant now) {
        return response.header("RateLimit-Reset")
                .or(() -> response.header("X-RateLimit-Reset"))
                .map(String::strip)
                .filter(value -> value.matches("[0-9]{1,10}"))
                .or(() -> response.header("RateLimit")
                        .map(RESET::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1)))
                .map(Long::parseLong)
                // Some count seconds from now, and some from 1970.
                .map(value -> value < 1_000_000_000L
                        ? Duration.ofSeconds(value)
                        : Duration.between(now, Instant.ofEpochSecond(value)));
    }
}
