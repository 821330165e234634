package io.fairlead.secret.expiry;

import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import io.fairlead.runtime.metrics.SampledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how many secrets have ended, and how many do soon. */
@Component
@ReadsTables("secret")
class ExpiryMetrics {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SampledGauges ending;

    ExpiryMetrics(JdbcClient jdbc, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ending = SampledGauges.of(
                metrics,
                "fairlead.secrets.ending",
                null,
                "Secrets that end within so many days, those with fewer days included; 0 for those that have ended;"
                        + " the same in every instance");
    }

    @Scheduled(fixedDelayString = "#{@metricsProperties.interval()}")
    void sample() {
        ending.sample(this::count);
    }

    private Map<Tags, Long> count() {
        return jdbc.sql("""
                select count(*) filter (where expires_at <= :now::timestamptz) as ended,
                       count(*) filter (where expires_at <= :now::timestamptz + interval '1 day') as day,
                       count(*) filter (where expires_at <= :now::timestamptz + interval '7 days') as week,
                       count(*) filter (where expires_at <= :now::timestamptz + interval '30 days') as month
                  from secret where expires_at <= :now::timestamptz + interval '30 days'
                """)
                .param("now", Columns.timestamp(clock.instant()))
                .query((row, _) -> Map.of(
                        days("0"), row.getLong("ended"),
                        days("1"), row.getLong("day"),
                        days("7"), row.getLong("week"),
                        days("30"), row.getLong("month")))
                .single();
    }

    private static Tags days(String days) {
        return Tags.of("days", days);
    }
}
