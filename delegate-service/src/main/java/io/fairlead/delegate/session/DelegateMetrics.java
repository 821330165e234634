package io.fairlead.delegate.session;

import io.fairlead.runtime.ReadsTables;
import io.fairlead.runtime.metrics.SampledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how many delegates are connected, wherever, and how many are not; where that is wanted, each of them. */
@Component
@ReadsTables({"delegate", "task"})
class DelegateMetrics {

    private static final List<String> SCOPE_KINDS = List.of("account", "org", "project");
    private static final List<String> STATES = List.of("connected", "lost", "never");

    private final JdbcClient jdbc;
    private final DelegateMetricsProperties properties;
    private final SampledGauges delegates;
    private final SampledGauges silence;
    private final SampledGauges tasks;

    DelegateMetrics(JdbcClient jdbc, DelegateMetricsProperties properties, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.delegates = SampledGauges.of(
                metrics,
                "fairlead.delegates",
                null,
                "Enrolled delegates by the kind of their scope, and whether they are connected, were, or never were;"
                        + " the same in every instance");
        this.silence = SampledGauges.of(
                metrics,
                "fairlead.delegate.silence",
                "seconds",
                "How long ago a sign of life of the delegate was stored");
        this.tasks = SampledGauges.of(
                metrics, "fairlead.delegate.tasks", null, "Tasks that the delegate was offered or works on");
    }

    @Scheduled(fixedDelayString = "#{@metricsProperties.interval()}")
    void sample() {
        delegates.sample(this::count);
        if (!properties.scopes().isEmpty()) {
            silence.sample(() -> ofEach("extract(epoch from now() - s.last_seen)"));
            tasks.sample(() -> ofEach("""
                    (select count(*) from task t
                      where t.delegate_id = d.id and t.completed_at is null and t.state in ('OFFERED', 'RUNNING'))
                    """));
        }
    }

    private Map<Tags, Long> count() {
        var counts = new HashMap<Tags, Long>();
        for (var kind : SCOPE_KINDS) {
            for (var state : STATES) {
                counts.put(tags(kind, state), 0L);
            }
        }
        jdbc.sql("""
                select cardinality(string_to_array(d.scope, '/')) as parts,
                       case when s.delegate_id is null then 'never'
                            when s.disconnected_at is null then 'connected' else 'lost' end as state,
                       count(*) as delegates
                  from delegate d left join delegate_session s on s.delegate_id = d.id
                 group by 1, 2
                """).query(row -> {
            counts.put(
                    tags(SCOPE_KINDS.get(row.getInt("parts") - 1), row.getString("state")), row.getLong("delegates"));
        });
        return counts;
    }

    private static Tags tags(String kind, String state) {
        return Tags.of("scope_kind", kind, "state", state);
    }

    private Map<Tags, Double> ofEach(String value) {
        var each = new HashMap<Tags, Double>();
        jdbc.sql("select d.scope, d.name, d.id, " + value + """
                 as value from delegate d join delegate_session s on s.delegate_id = d.id
                 where exists (select from unnest(:scopes::text[]) wanted
                                where d.scope = wanted or starts_with(d.scope, wanted || '/'))
                 order by d.enrolled_at, d.id limit :limit
                """)
                .param("scopes", properties.scopes().toArray(String[]::new))
                .param("limit", properties.maxDelegates())
                .query(row -> {
                    each.put(
                            Tags.of(
                                    "scope", row.getString("scope"),
                                    "delegate", row.getString("name"),
                                    "delegate_id", row.getString("id")),
                            row.getDouble("value"));
                });
        return each;
    }
}
