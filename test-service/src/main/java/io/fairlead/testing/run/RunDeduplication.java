package io.fairlead.testing.run;

import io.fairlead.jdbc.AggregateRows;
import io.fairlead.jdbc.Columns;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores at most one run for each cause that is to have one: the indexes of the table know which. */
@Repository
class RunDeduplication {

    private static final String INSERT = """
            insert into test_run (connector_id, scope, identifier, connector_version, configuration_hash, trigger,
                                  secret_id, secret_version, retries, trial, deadline)
            values (:connector_id, :scope, :identifier, :connector_version, :configuration_hash, :trigger,
                    :secret_id, :secret_version, :retries, :trial, now() + :time_limit::interval)
            on conflict do nothing
            returning *
            """;

    private final JdbcClient jdbc;
    private final AggregateRows rows;

    RunDeduplication(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Empty when a run for the same cause exists already. */
    Optional<TestRun> insert(ConnectorUnderTest subject, RunCause cause, Duration timeLimit) {
        return jdbc.sql(INSERT)
                .params(rows.columns(subject))
                .params(rows.columns(cause))
                .param("time_limit", Columns.interval(timeLimit))
                .query(rows.mapper(TestRun.class))
                .optional();
    }

    boolean knowsNewerSecret(UUID connectorId, RunCause cause) {
        return jdbc.sql("""
                select exists (select from test_run
                               where trigger = 'SECRET_CHANGED' and connector_id = :connector_id
                                 and secret_id = :secret_id and secret_version > :secret_version)
                """)
                .param("connector_id", connectorId)
                .param("secret_id", cause.secretId())
                .param("secret_version", cause.secretVersion())
                .query(Boolean.class)
                .single();
    }
}
