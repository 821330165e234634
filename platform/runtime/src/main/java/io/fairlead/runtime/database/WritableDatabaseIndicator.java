package io.fairlead.runtime.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the database is reached and takes writes; a program that can only read from it is not ready. */
class WritableDatabaseIndicator extends AbstractHealthIndicator {

    private final JdbcTemplate jdbc;
    private final DataSource database;

    WritableDatabaseIndicator(JdbcTemplate jdbc, DataSource database) {
        super("the database does not answer");
        this.jdbc = jdbc;
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws SQLException {
        var readOnly = jdbc.queryForObject("select current_setting('transaction_read_only')::boolean", Boolean.class);
        if (Boolean.TRUE.equals(readOnly)) {
            replaceConnections();
            health.outOfService().withDetail("reason", "takes no writes, as the primary before a failover does");
        } else {
            health.up();
        }
    }

    /** The next ones lead to where writes are taken now. */
    private void replaceConnections() throws SQLException {
        if (database.isWrapperFor(HikariDataSource.class)) {
            var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
            if (pool != null) {
                pool.softEvictConnections();
            }
        }
    }
}
