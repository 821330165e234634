package io.fairlead.identity.command;

import io.fairlead.audit.AuditLog;
import io.fairlead.identity.client.RevokeAuthorizations;
import io.fairlead.identity.person.ResetAdmin;
import io.fairlead.identity.person.SessionsRevoked;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The part of the service that resets an admin; no component, or the service would start it too. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
class AdminCommandConfiguration {

    @Bean
    ResetAdmin resetAdmin(
            @Value("${spring.application.name}") String service,
            @Value("${fairlead.identity.person.home}") Path home,
            @Value("${fairlead.identity.person.account}") String account,
            JdbcClient jdbc,
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        var clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
        var audit = AuditLog.forCommand(service, template, transactions, clock);
        return new ResetAdmin(jdbc, new TransactionTemplate(transactions), audit, events, clock, home, account);
    }

    @Bean
    ApplicationListener<PayloadApplicationEvent<SessionsRevoked>> endSessions(JdbcClient jdbc) {
        var authorizations = new RevokeAuthorizations(jdbc);
        return event -> {
            var name = event.getPayload().name();
            authorizations.revokeAll(name);
            jdbc.sql("delete from spring_session where principal_name = :name")
                    .param("name", name)
                    .update();
        };
    }
}
