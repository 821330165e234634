package io.fairlead.console.connector;

import io.fairlead.console.api.TestRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a connector fared over a span of time: one bar for each part of it, the oldest first.
 *
 * @param title of the span, such as {@code 24 hours}
 */
public record UptimeBars(String title, List<Bar> bars) {

    private static final int WIDTH = 100;

    /** What was tested in one part; nothing may have been. */
    public record Bar(Instant begin, Instant end, long passed, long failed) {

        public String state() {
            if (passed + failed == 0) {
                return "open";
            }
            return failed == 0 ? "good" : passed == 0 ? "bad" : "mixed";
        }
    }

    static UptimeBars of(String title, List<TestRun> runs, Instant now, Duration part, int parts) {
        var begin = now.minus(part.multipliedBy(parts));
        return new UptimeBars(
                title,
                IntStream.range(0, parts)
                        .mapToObj(number -> bar(runs, begin.plus(part.multipliedBy(number)), part))
                        .toList());
    }

    private static Bar bar(List<TestRun> runs, Instant begin, Duration part) {
        var end = begin.plus(part);
        var tested = runs.stream()
                .filter(run -> run.verdict() != null && !"NOT_TESTED".equals(run.verdict()))
                .filter(run ->
                        !run.requestedAt().isBefore(begin) && run.requestedAt().isBefore(end))
                .toList();
        var passed =
                tested.stream().filter(run -> "VERIFIED".equals(run.verdict())).count();
        return new Bar(begin, end, passed, tested.size() - passed);
    }

    /** In words, as the picture is read out. */
    public String summary() {
        var passed = bars.stream().mapToLong(Bar::passed).sum();
        var all = passed + bars.stream().mapToLong(Bar::failed).sum();
        return all == 0 ? "no tests" : "%d of %d tests passed".formatted(passed, all);
    }

    /** Those in which something was tested, for the table. */
    public List<Bar> tested() {
        return bars.stream().filter(bar -> bar.passed() + bar.failed() > 0).toList();
    }

    public double width() {
        return (double) WIDTH / bars.size();
    }
}
