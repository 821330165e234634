package io.fairlead.console.overview;

import io.fairlead.console.api.ConnectorClient.StatusCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The connectors by status, as parts of one bar. */
public record StatusBar(long total, List<StatusPart> parts) {

    private static final List<String> ORDER = List.of("SUCCESS", "PARTIAL", "FAILURE", "PENDING", "UNKNOWN");

    /**
     * @param begin in percent of the bar
     * @param width the same
     */
    public record StatusPart(String status, long count, String begin, String width) {}

    static StatusBar of(StatusCounts counts) {
        var parts = new ArrayList<StatusPart>();
        var before = 0L;
        for (var status : ORDER) {
            var count = counts.byStatus().getOrDefault(status, 0L);
            if (count > 0) {
                parts.add(
                        new StatusPart(status, count, percent(before, counts.total()), percent(count, counts.total())));
                before += count;
            }
        }
        return new StatusBar(counts.total(), List.copyOf(parts));
    }

    private static String percent(long part, long total) {
        return String.format(Locale.ROOT, "%.2f", 100.0 * part / total);
    }
}
