package io.fairlead.runtime;

import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** Gives every service a clock, a schedule for its sweeps, and the correlation id on its answers. */
@AutoConfiguration
@EnableScheduling
class RuntimeAutoConfiguration {

    /** As precise as the database keeps a time, so that what is answered now is answered later as well. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    CorrelationIdFilter correlationIdFilter(Tracer tracer) {
        return new CorrelationIdFilter(tracer);
    }

    /** Not in a program without a database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TransactionInterceptor.class)
    static class TransactionConfiguration {

        @Bean
        static NameTransactionManager nameTransactionManager() {
            return new NameTransactionManager();
        }
    }
}
