package io.fairlead.testing.run;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.AggregateRows;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs that no delegate has yet, in the order in which those of one organisation are served. */
@Repository
class WaitingRuns {

    /** What somebody waits for comes first, what is tried again by itself last; the rest in order of arrival. */
    private static final String ORDER = """
            (case when %1$s.trigger in ('MANUAL', 'DRAFT', 'CHANGE_PROPOSED', 'SECRET_STAGED')
                    or exists (select from test_run_event event
                                where event.run_id = %1$s.id and event.type = 'TestExpedited') then 0
                  when %1$s.trigger in ('RETRY', 'SCHEDULED') then 2 else 1 end,
             %1$s.requested_at, %1$s.id)""";

    private static final String AHEAD = """
            select count(*) from (
                select from test_run run, test_run ahead
                 where run.id = :id and run.state = 'REQUESTED' and ahead.state = 'REQUESTED'
                   and (ahead.scope = :organisation or starts_with(ahead.scope, :inside)) and %s < %s
                 limit :limit) counted
            """.formatted(ORDER.formatted("ahead"), ORDER.formatted("run"));

    private final JdbcClient jdbc;
    private final RowMapper<TestRun> mapper;

    WaitingRuns(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.mapper = rows.mapper(TestRun.class);
    }

    int countAhead(TestRun run, int limit) {
        var organisation = organisation(run.subject().connector().scope());
        return jdbc.sql(AHEAD)
                .param("id", run.id())
                .param("organisation", organisation)
                .param("inside", organisation + "/")
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** Of an organisation with its projects, or of an account itself. */
    int count(Scope scope, int limit) {
        var organisation = organisation(scope);
        return jdbc.sql("""
                select count(*) from (
                    select from test_run where state = 'REQUESTED'
                       and (scope = :organisation or (:inside <> '' and starts_with(scope, :inside))) limit :limit) counted
                """)
                .param("organisation", organisation)
                .param("inside", scope.org() == null ? "" : organisation + "/")
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** Those that wait and those that a delegate has. */
    int countOpen(UUID connectorId) {
        return jdbc.sql("""
                select count(*) from test_run where connector_id = :connector and state in ('REQUESTED', 'RUNNING')
                """)
                .param("connector", connectorId)
                .query(Integer.class)
                .single();
    }

    /** Until the transaction ends, nobody else looks for a run of this connector to join, in no instance. */
    void lock(UUID connectorId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:connector, 0))")
                .param("connector", "test " + connectorId)
                .query((row, _) -> true)
                .single();
    }

    /** One that will test what is live, as it is now, and has not begun. */
    Optional<TestRun> findSame(ConnectorUnderTest subject) {
        return jdbc.sql("""
                select * from test_run
                 where connector_id = :connector and state = 'REQUESTED' and trial is null
                   and connector_version = :version and configuration_hash = :hash
                   and deadline > now() + interval '5 s'
                 order by requested_at, id limit 1 for update
                """)
                .param("connector", subject.connectorId())
                .param("version", subject.version())
                .param("hash", subject.configurationHash())
                .query(mapper)
                .optional();
    }

    /** Whether what is live, as it is now, is about to be tested or is being tested. */
    boolean hasOpen(ConnectorUnderTest subject) {
        return jdbc.sql("""
                select exists (select from test_run
                                where connector_id = :connector and state in ('REQUESTED', 'RUNNING') and trial is null
                                  and connector_version = :version and configuration_hash = :hash)
                """)
                .param("connector", subject.connectorId())
                .param("version", subject.version())
                .param("hash", subject.configurationHash())
                .query(Boolean.class)
                .single();
    }

    private static String organisation(Scope scope) {
        return scope.org() == null ? scope.account() : scope.account() + "/" + scope.org();
    }
}
