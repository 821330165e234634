package io.fairlead.secret.trial;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored trials; time is the database's, so that one instance's wrong clock ends nothing. */
@Repository
@ReadsTables("secret")
class SecretTrials {

    private static final String SELECT = """
            select trial.*, secret.scope, secret.identifier
            from secret_trial trial join secret on secret.id = trial.secret_id
            """;

    private final JdbcClient jdbc;
    private final TrialProperties properties;

    SecretTrials(JdbcClient jdbc, TrialProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Makes room for it among those of its version. */
    UUID create(SecretVersionReference staged, boolean promotes) {
        purgeAllBut(properties.maxRetained() - 1, staged);
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into secret_trial (id, secret_id, version, promotes, deadline, actor)
                values (:id, :secret, :version, :promotes, now() + :timeLimit::interval, :actor)
                """)
                .param("id", id)
                .param("secret", staged.secretId())
                .param("version", staged.version())
                .param("promotes", promotes)
                .param("timeLimit", Columns.interval(properties.timeout()))
                .param("actor", Actor.current().map(Actor::toText).orElse(null))
                .update();
        return id;
    }

    private void purgeAllBut(int keep, SecretVersionReference staged) {
        jdbc.sql("""
                delete from secret_trial where id in (
                    select id from secret_trial where secret_id = :secret and version = :version
                    order by requested_at desc offset :keep)
                """)
                .param("secret", staged.secretId())
                .param("version", staged.version())
                .param("keep", keep)
                .update();
    }

    void changeState(UUID id, SecretTrial.State state) {
        jdbc.sql("""
                update secret_trial set state = :state, revision = revision + 1,
                       ended_at = case when :state <> 'RUNNING' then clock_timestamp() end
                where id = :id
                """).param("state", state.name()).param("id", id).update();
    }

    Optional<SecretTrial> find(UUID id) {
        return jdbc.sql(SELECT + " where trial.id = :id")
                .param("id", id)
                .query(SecretTrials::read)
                .optional();
    }

    Optional<SecretTrial> findOpen(UUID secretId) {
        return jdbc.sql(SELECT + " where secret_id = :secret and state = 'RUNNING'")
                .param("secret", secretId)
                .query(SecretTrials::read)
                .optional();
    }

    Optional<SecretTrial> findNewest(UUID secretId, long version) {
        return jdbc.sql(SELECT + """
                 where secret_id = :secret and trial.version = :version order by requested_at desc limit 1
                """)
                .param("secret", secretId)
                .param("version", version)
                .query(SecretTrials::read)
                .optional();
    }

    /** The newest first. */
    List<SecretTrial> list(ResourceReference secret, long version) {
        return jdbc.sql(SELECT + """
                 where secret.scope = :scope and secret.identifier = :identifier and trial.version = :version
                 order by requested_at desc
                """)
                .param("scope", secret.scope().toText())
                .param("identifier", secret.identifier())
                .param("version", version)
                .query(SecretTrials::read)
                .list();
    }

    List<SecretTrial> listOpen() {
        return jdbc.sql(SELECT + " where state = 'RUNNING'")
                .query(SecretTrials::read)
                .list();
    }

    boolean isOverdue(UUID id) {
        return jdbc.sql("select deadline < now() from secret_trial where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    List<SecretTrial> listEnded(List<UUID> ids) {
        return jdbc.sql(SELECT + " where trial.id = any(:ids::uuid[]) and state <> 'RUNNING'")
                .param("ids", Columns.uuids(ids))
                .query(SecretTrials::read)
                .list();
    }

    List<UUID> changedSince(Map<UUID, Long> known) {
        return jdbc.sql("""
                select trial.id from unnest(:ids::uuid[], :revisions::bigint[]) as known (id, revision)
                join secret_trial trial on trial.id = known.id and trial.revision > known.revision""")
                .param("ids", Columns.uuids(known.keySet()))
                .param("revisions", Columns.bigints(known.values()))
                .query((row, _) -> Columns.uuid(row, "id"))
                .list();
    }

    private static SecretTrial read(ResultSet row, int number) throws SQLException {
        var secret = new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier"));
        return new SecretTrial(
                Columns.uuid(row, "id"),
                new SecretVersionReference(secret, Columns.uuid(row, "secret_id"), row.getLong("version")),
                row.getBoolean("promotes"),
                Actor.parse(row.getString("actor")).orElse(null),
                SecretTrial.State.valueOf(row.getString("state")),
                row.getLong("revision"),
                Columns.instant(row, "requested_at"),
                Columns.instant(row, "deadline"),
                Columns.instantOrNull(row, "ended_at"));
    }
}
