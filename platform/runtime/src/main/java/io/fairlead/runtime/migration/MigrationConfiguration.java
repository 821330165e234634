package io.fairlead.runtime.migration;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What it takes to migrate, and nothing else of the program. */
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class MigrationConfiguration {

    /** Of the owner: what works in the tables later is not needed for it. */
    @Bean
    DataSource dataSource(Environment settings) {
        return new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password"));
    }
}
