package io.fairlead.local.page;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a page costs whoever opens it for the first time.
 *
 * @param bytes over the wire, compressed, with headers
 * @param paint milliseconds until the largest thing was there
 * @param shift how much of what was there has moved, from 0 (https://web.dev/articles/cls)
 */
record PageWeight(int bytes, int requests, double paint, double shift, Set<String> hosts) {

    private static final String ENTRIES = """
            type => new Promise(resolve => {
              const seen = [];
              new PerformanceObserver(list => seen.push(...list.getEntries())).observe({type, buffered: true});
              setTimeout(() => resolve(seen.map(entry => type === 'layout-shift' ? entry.value : entry.startTime)), 150);
            })
            """;

    static PageWeight measure(Page window, String path) {
        var bytes = new AtomicInteger();
        var requests = new AtomicInteger();
        var hosts = new HashSet<String>();
        window.onRequestFinished(request -> {
            bytes.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize);
            requests.incrementAndGet();
            hosts.add(URI.create(request.url()).getAuthority());
        });
        window.navigate(path);
        window.waitForLoadState();
        var paints = entries(window, "largest-contentful-paint");
        var shifts = entries(window, "layout-shift");
        return new PageWeight(
                bytes.get(),
                requests.get(),
                paints.isEmpty() ? Double.NaN : paints.getLast(),
                shifts.stream().mapToDouble(Double::doubleValue).sum(),
                hosts);
    }

    String row(String name) {
        return String.format(Locale.ROOT, "| %s | %,d | %d | %.0f | %.3f |%n", name, bytes, requests, paint, shift);
    }

    private static List<Double> entries(Page window, String type) {
        var found = (List<?>) window.evaluate(ENTRIES, type);
        return found.stream().map(each -> ((Number) each).doubleValue()).toList();
    }
}
