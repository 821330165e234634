package io.fairlead.secret.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.secret.SecretServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SecretServiceTest
class ExpiryMetricsIT {

    private final MeterRegistry metrics;
    private final ExpiryMetrics expiry;
    private final JdbcClient jdbc;

    ExpiryMetricsIT(MeterRegistry metrics, ExpiryMetrics expiry, JdbcClient jdbc) {
        this.metrics = metrics;
        this.expiry = expiry;
        this.jdbc = jdbc;
    }

    @Test
    void countsSecretsByTheDaysThatTheyHaveLeft() {
        expiry.sample();
        var month = ending("30");
        var week = ending("7");

        jdbc.sql("""
                insert into secret (id, scope, identifier, name, description, type, tags, version, revision, sequence, expires_at, created_at,
                                    updated_at)
                values (:id, 'default/measured', 'soon', 'Soon', '', 'SecretText', '{}', 1, 1, 1, now() + interval '10 days', now(),
                        now())
                """).param("id", UUID.randomUUID()).update();
        expiry.sample();

        assertThat(ending("30")).isEqualTo(month + 1);
        assertThat(ending("7")).isEqualTo(week);
        jdbc.sql("delete from secret where scope = 'default/measured'").update();
    }

    @Test
    void showsTheAgeOfTheMasterKeyAndCountsSealsFromTheStart() {
        await().ignoreExceptionsInstanceOf(MeterNotFoundException.class)
                .untilAsserted(() -> assertThat(
                                metrics.get("fairlead.master.key.age").gauge().value())
                        .isNotNegative());
        assertThat(metrics.get("fairlead.seals")
                        .tag("result", "SECRET_NOT_FOUND")
                        .counter()
                        .count())
                .isNotNegative();
    }

    private double ending(String days) {
        return metrics.get("fairlead.secrets.ending").tag("days", days).gauge().value();
    }
}
