package io.fairlead.audit;

import io.fairlead.access.CallerResolver;
import io.fairlead.http.scope.ScopeResolver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a service its audit. */
@AutoConfiguration(
        afterName = {
            "io.fairlead.runtime.RuntimeAutoConfiguration",
            "io.fairlead.access.AccessAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
@EnableConfigurationProperties(AuditProperties.class)
@Import({AuditController.class, VerificationController.class})
class AuditAutoConfiguration {

    @Bean
    LinkEntries linkEntries(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new LinkEntries(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    ChainLinker chainLinker(
            LinkEntries links, JdbcTemplate jdbc, Clock clock, AuditProperties properties, MeterRegistry metrics) {
        return new ChainLinker(links, jdbc, clock, properties, metrics);
    }

    @Bean
    AuditEntries auditEntries(JdbcTemplate jdbc) {
        return new AuditEntries(jdbc);
    }

    @Bean
    AuditLog auditLog(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${spring.application.name}") String service,
            ObjectProvider<Tracer> tracers,
            ChainLinker linker) {
        var tracer = tracers.getIfAvailable();
        return new AuditLog(
                jdbc,
                AuditLog.newTransactionTemplate(transactions),
                clock,
                service,
                () -> traceId(tracer),
                linker::wake);
    }

    @Bean
    CaptureCaller captureCaller(CallerResolver callers, ScopeResolver scopes) {
        return new CaptureCaller(callers, scopes);
    }

    @Bean
    RecordRefusals recordRefusals(AuditLog audit, CaptureCaller callers, Clock clock, MeterRegistry metrics) {
        return new RecordRefusals(audit, callers, clock, metrics);
    }

    @Bean
    WebMvcConfigurer auditInterceptors(CaptureCaller callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(callers).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    private static @org.jspecify.annotations.Nullable String traceId(@org.jspecify.annotations.Nullable Tracer tracer) {
        var span = tracer == null ? null : tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }
}
