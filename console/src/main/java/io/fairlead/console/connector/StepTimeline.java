package io.fairlead.console.connector;

import io.fairlead.console.api.TestRun;
import io.fairlead.console.api.TestRun.TestStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The steps of a test as a waterfall.
 *
 * @param millis from the begin of the first step to the end of the last
 */
public record StepTimeline(List<TimelineRow> rows, double millis) {

    private static final double MIN_WIDTH = 0.6;
    private static final Set<String> ESSENTIAL = Set.of(
            "reason",
            "message",
            "status",
            "addresses",
            "to",
            "scheme",
            "tokenService",
            "granted",
            "madeUpLogin",
            "protocol");
    private static final Map<String, String> TITLES = Map.of(
            "ADDRESS", "DNS lookup",
            "CONNECT", "Connect",
            "TLS", "TLS handshake",
            "API", "GET /v2/",
            "CHALLENGE", "Auth challenge",
            "TOKEN", "Get a token",
            "AUTHENTICATED_PING", "Authenticated request",
            "CONTROL", "Control request with a made-up login",
            "REPOSITORY", "Pull from the repository",
            "PUSH", "Push to the repository");

    /**
     * One step.
     *
     * @param begin in percent of the whole
     * @param width the same
     */
    public record TimelineRow(
            String title, String outcome, String begin, String width, double millis, Map<String, String> evidence) {

        /** What tells most people enough. */
        public Map<String, String> essential() {
            return evidence(ESSENTIAL::contains);
        }

        /** The rest, for whoever has to find out more. */
        public Map<String, String> further() {
            return evidence(name -> !ESSENTIAL.contains(name));
        }

        private Map<String, String> evidence(Predicate<String> wanted) {
            var part = new TreeMap<>(evidence);
            part.keySet().removeIf(wanted.negate());
            return part;
        }
    }

    public static StepTimeline of(TestRun run) {
        var steps = run.steps();
        if (steps.isEmpty()) {
            return new StepTimeline(List.of(), 0);
        }
        var first = steps.stream()
                .map(TestStep::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var whole = steps.stream()
                .mapToDouble(step -> millis(first, step) + step.durationMillis())
                .max()
                .orElseThrow();
        var rows = steps.stream().map(step -> row(step, first, whole)).toList();
        return new StepTimeline(rows, whole);
    }

    private static TimelineRow row(TestStep step, Instant first, double whole) {
        var scale = whole <= 0 ? 0 : 100 / whole;
        var width = Math.max(MIN_WIDTH, step.durationMillis() * scale);
        var begin = Math.min(100 - width, millis(first, step) * scale);
        return new TimelineRow(
                title(step.name()),
                step.outcome().toLowerCase(Locale.ROOT),
                percent(Math.max(0, begin)),
                percent(Math.min(100, width)),
                step.durationMillis(),
                step.evidence());
    }

    static String title(String step) {
        return TITLES.getOrDefault(step, step);
    }

    private static double millis(Instant first, TestStep step) {
        return Duration.between(first, step.startedAt()).toNanos() / 1e6;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
