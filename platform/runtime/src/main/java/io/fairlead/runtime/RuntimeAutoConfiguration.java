package io.fairlead.runtime;

import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Gives every service a clock, a schedule for its sweeps, and the correlation id on its answers. */
@AutoConfiguration
@EnableScheduling
class RuntimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    CorrelationIdFilter correlationIdFilter(Tracer tracer) {
        return new CorrelationIdFilter(tracer);
    }
}
