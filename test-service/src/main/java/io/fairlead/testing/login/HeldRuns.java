package io.fairlead.testing.login;

import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.runtime.ReadsTables;
import io.fairlead.testing.json.LenientJson;
import io.fairlead.testing.login.HeldRun.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs that have not begun, and which login each run was about. */
@Repository
@ReadsTables("test_run")
class HeldRuns {

    private static final String READY = """
            select held.run_id from run_login held
              join test_run run on run.id = held.run_id and run.state = 'REQUESTED'
              left join login on login.fingerprint = held.fingerprint
             where held.state = 'WAITING'
               and not exists (select from test_run leader
                                where leader.id = login.leader and leader.state in ('REQUESTED', 'RUNNING'))
             order by not held.awaited and run.trigger not in ('MANUAL', 'DRAFT', 'CHANGE_PROPOSED', 'SECRET_STAGED'),
                      run.requested_at
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final LenientJson json;

    HeldRuns(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A stored run whose login is still to be found out.
     *
     * @param overdue whether secret-service has been asked for long enough
     */
    record StoredRun(
            UUID runId,
            RegistryConnection connection,
            @Nullable TrialSubject trial,
            boolean overdue) {}

    void save(UUID runId, RegistryConnection connection, boolean awaited, boolean forced) {
        jdbc.sql(
                        "insert into run_login (run_id, connection, state, awaited, forced) values (?, ?::jsonb, 'STORED', ?, ?)")
                .params(runId, json.write(connection), awaited, forced)
                .update();
    }

    void join(UUID runId, boolean forced, boolean awaited) {
        jdbc.sql("""
                update run_login set forced = forced or :forced, awaited = awaited or :awaited
                 where run_id = :run and state <> 'RELEASED'
                """)
                .param("forced", forced)
                .param("awaited", awaited)
                .param("run", runId)
                .update();
    }

    List<StoredRun> listStored(long patienceMillis, int limit) {
        return jdbc.sql("""
                select held.run_id, held.connection, run.trial,
                       run.requested_at < now() - :patience * interval '1 ms' as overdue
                  from run_login held join test_run run on run.id = held.run_id and run.state = 'REQUESTED'
                 where held.state = 'STORED'
                 order by not held.awaited and run.trigger not in ('MANUAL', 'DRAFT', 'CHANGE_PROPOSED', 'SECRET_STAGED'),
                          run.requested_at
                 limit :limit
                """)
                .param("patience", patienceMillis)
                .param("limit", limit)
                .query((row, _) -> new StoredRun(
                        row.getObject("run_id", UUID.class),
                        json.read(row.getString("connection"), RegistryConnection.class),
                        trial(row.getString("trial")),
                        row.getBoolean("overdue")))
                .list();
    }

    void saveFingerprint(UUID runId, @Nullable String fingerprint, List<SecretVersionReference> secrets) {
        jdbc.sql("""
                update run_login set state = 'WAITING', fingerprint = :fingerprint, secrets = :secrets::jsonb
                 where run_id = :run and state = 'STORED'
                """)
                .param("fingerprint", fingerprint)
                .param("secrets", json.write(secrets))
                .param("run", runId)
                .update();
    }

    /** Those that nothing keeps from going on; those that somebody waits for come first. */
    List<UUID> listReady(int limit) {
        return jdbc.sql(READY)
                .param("limit", limit)
                .query((row, _) -> row.getObject("run_id", UUID.class))
                .list();
    }

    Optional<HeldRun> find(UUID runId) {
        return jdbc.sql("select * from run_login where run_id = ? and state <> 'RELEASED'")
                .param(runId)
                .query(this::readRow)
                .optional();
    }

    /** One that has begun, or was answered. */
    Optional<HeldRun> findReleased(UUID runId) {
        return jdbc.sql("select * from run_login where run_id = ? and state = 'RELEASED'")
                .param(runId)
                .query(this::readRow)
                .optional();
    }

    void release(UUID runId) {
        jdbc.sql("update run_login set state = ? where run_id = ?")
                .params(State.RELEASED.name(), runId)
                .update();
    }

    private HeldRun readRow(ResultSet row, int number) throws SQLException {
        var secrets = row.getString("secrets");
        return new HeldRun(
                row.getObject("run_id", UUID.class),
                json.read(row.getString("connection"), RegistryConnection.class),
                row.getBoolean("forced"),
                row.getBoolean("awaited"),
                row.getString("fingerprint"),
                secrets == null ? List.of() : Arrays.asList(json.read(secrets, SecretVersionReference[].class)));
    }

    private @Nullable TrialSubject trial(@Nullable String stored) {
        return stored == null ? null : json.read(stored, TrialSubject.class);
    }
}
