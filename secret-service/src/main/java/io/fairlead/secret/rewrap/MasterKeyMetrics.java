package io.fairlead.secret.rewrap;

import io.fairlead.runtime.metrics.SampledGauges;
import io.fairlead.secret.masterkey.KeyRing;
import io.fairlead.secret.masterkey.RegisteredKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how old the master key is that encrypts what comes now. */
@Component
class MasterKeyMetrics {

    private final KeyRing masterKeys;
    private final RegisteredKeys registered;
    private final Clock clock;
    private final SampledGauges age;

    MasterKeyMetrics(KeyRing masterKeys, RegisteredKeys registered, Clock clock, MeterRegistry metrics) {
        this.masterKeys = masterKeys;
        this.registered = registered;
        this.clock = clock;
        this.age = SampledGauges.of(
                metrics,
                "fairlead.master.key.age",
                "seconds",
                "How long ago the primary master key was introduced; the same in every instance");
    }

    @Scheduled(fixedDelayString = "#{@metricsProperties.interval()}")
    void sample() {
        age.sample(this::measureAge);
    }

    private Map<Tags, Double> measureAge() {
        var primary = masterKeys.primary();
        return registered.list().stream()
                .filter(key -> key.id().equals(primary))
                .collect(Collectors.toMap(
                        _ -> Tags.empty(),
                        key -> Duration.between(key.introducedAt(), clock.instant())
                                        .toMillis()
                                / 1000.0));
    }
}
