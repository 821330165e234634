package io.fairlead.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of one name that a query fills now and then. While the query fails there are none: an old value would look like a
 * true one. Each instance of a program asks the same database, so a dashboard takes the maximum over them, not the sum.
 */
public final class SampledGauges {

    private final MultiGauge gauges;

    private SampledGauges(MultiGauge gauges) {
        this.gauges = gauges;
    }

    public static SampledGauges of(MeterRegistry metrics, String name, @Nullable String unit, String description) {
        return new SampledGauges(
                MultiGauge.builder(name).description(description).baseUnit(unit).register(metrics));
    }

    /** Replaces the gauges with what the query finds; the query's failure is the caller's. */
    public void sample(Supplier<? extends Map<Tags, ? extends Number>> query) {
        Map<Tags, ? extends Number> found = Map.of();
        try {
            found = query.get();
        } finally {
            gauges.register(
                    found.entrySet().stream()
                            .map(gauge -> MultiGauge.Row.of(gauge.getKey(), gauge.getValue()))
                            .toList(),
                    true);
        }
    }
}
