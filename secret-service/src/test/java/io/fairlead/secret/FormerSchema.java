package io.fairlead.secret;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The test's database as a former build left it, and its way to the present one. */
public final class FormerSchema {

    private final DataSource superuser;
    private final String runtime;

    public FormerSchema(Environment settings) {
        this.superuser = new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("testbed.superuser"),
                settings.getRequiredProperty("testbed.superuser-password"));
        this.runtime = settings.getRequiredProperty("spring.datasource.username");
    }

    /** Empties the database. */
    public void restoreVersion(String version) {
        var database = JdbcClient.create(superuser);
        database.sql("drop schema public cascade").update();
        database.sql("create schema public").update();
        migrateTo(version + "?");
    }

    public void upgrade() {
        migrateTo("latest");
    }

    private void migrateTo(String target) {
        Flyway.configure()
                .dataSource(superuser)
                .locations("classpath:db/migration", "classpath:db/outbox")
                .target(target)
                .load()
                .migrate();
        var database = JdbcClient.create(superuser);
        database.sql("grant usage on schema public to \"%s\"".formatted(runtime))
                .update();
        database.sql("grant all on all tables in schema public to \"%s\"".formatted(runtime))
                .update();
    }
}
