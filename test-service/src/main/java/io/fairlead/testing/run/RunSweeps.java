package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.jdbc.AggregateRows;
import io.fairlead.jdbc.Columns;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the runs whose time has come, so many at once: to expire, to be tried again, to be forgotten. */
@Repository
class RunSweeps {

    private static final String TAKE_DUE_RETRIES = """
            with due as (
                update test_run set retry_at = null where id in (
                    select id from test_run where retry_at < now()
                    order by retry_at limit :limit for update skip locked)
                returning *)
            select * from due where not exists (
                select from test_run younger
                where younger.connector_id = due.connector_id and younger.trial is null
                  and (younger.requested_at, younger.id) > (due.requested_at, due.id))
            """;

    private static final String PURGE = """
            delete from test_run where id in (
                select old.id from test_run old
                where old.requested_at < now() - :older_than::interval
                  and old.state not in ('REQUESTED', 'RUNNING')
                  and (old.trigger = 'DRAFT'
                       or (select count(*) from (
                              select from test_run younger
                              where younger.connector_id = old.connector_id
                                and (younger.requested_at, younger.id) > (old.requested_at, old.id)
                              limit :keep_at_least) as few) = :keep_at_least)
                limit :limit for update skip locked)
            """;

    private final JdbcClient jdbc;
    private final RowMapper<TestRun> mapper;

    RunSweeps(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.mapper = rows.mapper(TestRun.class);
    }

    List<TestRun> lockOverdue(int limit) {
        return jdbc.sql("""
                select * from test_run where state in ('REQUESTED', 'RUNNING') and deadline < now()
                order by deadline limit :limit for update skip locked
                """).param("limit", limit).query(mapper).list();
    }

    /** Those that are to be tried again by now, each given out once; not those that a younger live run has overtaken. */
    List<TestRun> takeDueRetries(int limit) {
        return jdbc.sql(TAKE_DUE_RETRIES).param("limit", limit).query(mapper).list();
    }

    /** Brings forward the retries of runs that ended for one of these reasons. */
    int retryNow(List<Diagnosis> codes) {
        return jdbc.sql("""
                update test_run set retry_at = now()
                where retry_at > now() and ending -> 'outcome' ->> 'code' = any(:codes::text[])
                """).param("codes", Columns.texts(codes)).update();
    }

    /** Forgets ended runs, save the youngest of each connector; those of drafts have none. Answers how many it was. */
    int purge(Duration olderThan, int keepAtLeast, int limit) {
        return jdbc.sql(PURGE)
                .param("older_than", Columns.interval(olderThan))
                .param("keep_at_least", keepAtLeast)
                .param("limit", limit)
                .update();
    }
}
