package io.fairlead.runtime.database;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets readiness tell an outage of the database as one. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
        beforeName = "org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, JdbcTemplate.class})
@ConditionalOnBean(JdbcTemplate.class)
class DatabaseAutoConfiguration {

    /** In the place of Boot's own, which asks only whether there is a connection. */
    @Bean
    HealthIndicator dbHealthIndicator(JdbcTemplate jdbc, DataSource database) {
        return new WritableDatabaseIndicator(jdbc, database);
    }
}
