package io.fairlead.audit;

import io.fairlead.access.Callers;
import io.fairlead.http.RequestScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
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
@Import({AuditController.class, VerificationController.class})
class AuditAutoConfiguration {

    @Bean
    LinkEntries linkEntries(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new LinkEntries(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Linker linker(LinkEntries links, JdbcTemplate jdbc, Clock clock, MeterRegistry metrics) {
        return new Linker(links, jdbc, clock, metrics);
    }

    @Bean
    Entries entries(JdbcTemplate jdbc) {
        return new Entries(jdbc);
    }

    @Bean
    Audit audit(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${spring.application.name}") String service,
            ObjectProvider<Tracer> tracers,
            Linker linker) {
        return new Audit(
                jdbc, Audit.alone(transactions), clock, service, () -> traceId(tracers.getIfAvailable()), linker::wake);
    }

    @Bean
    KnowCaller knowCaller(Callers callers, RequestScope scopes) {
        return new KnowCaller(callers, scopes);
    }

    @Bean
    RecordRefusals recordRefusals(Audit audit, KnowCaller callers, Clock clock, MeterRegistry metrics) {
        return new RecordRefusals(audit, callers, clock, metrics);
    }

    @Bean
    WebMvcConfigurer auditInterceptors(KnowCaller callers) {
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
