package io.fairlead.testing.login;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.runtime.ReadsTables;
import io.fairlead.testing.json.LenientJson;
import io.fairlead.testing.run.TestRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of logins. */
@Repository
@ReadsTables("test_run")
class RegistryLogins {

    /** The last one of the connector that was not a trial. */
    private static final String OF_CONNECTOR = """
            from run_login held join test_run run on run.id = held.run_id
             where run.scope = :scope and run.identifier = :identifier and run.trial is null
               and held.fingerprint is not null
             order by run.requested_at desc, run.id desc limit 1
            """;

    /** Something of the connector that a login may depend on was changed after the refusal. */
    private static final String CHANGED_SINCE = """
            select exists (select from test_run asked, login
                            where asked.id = :run and login.fingerprint = :fingerprint
                              and asked.trigger in ('CONNECTOR_CHANGED', 'CHANGE_PROPOSED')
                              and asked.requested_at > login.rejected_at
                              and exists (select from test_run earlier join run_login on run_login.run_id = earlier.id
                                           where earlier.connector_id = asked.connector_id and earlier.id <> asked.id
                                             and run_login.fingerprint = login.fingerprint)
                              and not exists (select from test_run same join run_login on run_login.run_id = same.id
                                               where same.connector_id = asked.connector_id and same.id <> asked.id
                                                 and same.configuration_hash = asked.configuration_hash
                                                 and run_login.fingerprint = login.fingerprint))
            """;

    private final JdbcClient jdbc;
    private final LenientJson json;

    RegistryLogins(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Locked until the transaction ends, so that one run at a time decides to try it. */
    RegistryLogin lock(String fingerprint, Duration acceptedFor) {
        jdbc.sql("insert into login (fingerprint) values (?) on conflict do nothing")
                .param(fingerprint)
                .update();
        return jdbc.sql("""
                select login.*, coalesce(accepted_at > now() - :accepted_for * interval '1 ms', false) as accepted,
                       exists (select from test_run leader where leader.id = login.leader
                                  and leader.state in ('REQUESTED', 'RUNNING')) as led
                  from login where fingerprint = :fingerprint for update of login
                """)
                .param("accepted_for", acceptedFor.toMillis())
                .param("fingerprint", fingerprint)
                .query(this::readRow)
                .single();
    }

    void lead(String fingerprint, UUID runId) {
        jdbc.sql("update login set leader = ?, changed_at = now() where fingerprint = ?")
                .params(runId, fingerprint)
                .update();
    }

    boolean hasChangedSinceRejection(TestRun run, String fingerprint) {
        return jdbc.sql(CHANGED_SINCE)
                .param("run", run.id())
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }

    void accept(String fingerprint) {
        jdbc.sql("""
                update login set leader = null, accepted_at = now(), rejected_at = null, rejection = null, changed_at = now()
                 where fingerprint = ?
                """).param(fingerprint).update();
    }

    void reject(String fingerprint, DiagnosedOutcome rejection) {
        jdbc.sql("""
                update login set leader = null, accepted_at = null, rejected_at = now(), rejection = ?::jsonb, changed_at = now()
                 where fingerprint = ?
                """).params(json.write(rejection), fingerprint).update();
    }

    /** What the registry said of the login that the connector has. */
    Optional<RegistryLogin.Rejection> findRejection(String scope, String identifier) {
        return jdbc.sql("select login.*, false as accepted, false as led from login where rejected_at is not null"
                        + " and fingerprint = (select held.fingerprint " + OF_CONNECTOR + ")")
                .param("scope", scope)
                .param("identifier", identifier)
                .query(this::readRow)
                .optional()
                .map(RegistryLogin::rejection);
    }

    Optional<UUID> findConnector(String scope, String identifier) {
        return jdbc.sql("select run.connector_id " + OF_CONNECTOR)
                .param("scope", scope)
                .param("identifier", identifier)
                .query((row, _) -> row.getObject("connector_id", UUID.class))
                .optional();
    }

    /** Whether there was anything to forget. */
    boolean deleteRejection(String scope, String identifier) {
        return jdbc.sql(
                                "update login set rejected_at = null, rejection = null, changed_at = now() where rejected_at is not null"
                                        + " and fingerprint = (select held.fingerprint " + OF_CONNECTOR + ")")
                        .param("scope", scope)
                        .param("identifier", identifier)
                        .update()
                > 0;
    }

    /** Those that no run that is kept was about. */
    int purge(Duration olderThan, int limit) {
        return jdbc.sql("""
                delete from login where fingerprint in (
                    select fingerprint from login old
                     where changed_at < now() - :older_than * interval '1 ms'
                       and not exists (select from run_login where run_login.fingerprint = old.fingerprint)
                     limit :limit for update skip locked)
                """)
                .param("older_than", olderThan.toMillis())
                .param("limit", limit)
                .update();
    }

    private RegistryLogin readRow(ResultSet row, int number) throws SQLException {
        var rejection = row.getString("rejection");
        return new RegistryLogin(
                row.getBoolean("led") ? row.getObject("leader", UUID.class) : null,
                row.getBoolean("accepted"),
                rejection == null ? null : rejection(row, rejection));
    }

    private RegistryLogin.Rejection rejection(ResultSet row, @Nullable String stored) throws SQLException {
        return new RegistryLogin.Rejection(
                json.read(String.valueOf(stored), DiagnosedOutcome.class),
                row.getObject("rejected_at", OffsetDateTime.class).toInstant());
    }
}
