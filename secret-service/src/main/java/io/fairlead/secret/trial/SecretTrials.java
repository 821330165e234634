package io.fairlead.secret.trial;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.runtime.ReadsTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
        purgeAllBut(properties.keep() - 1, staged);
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into secret_trial (id, secret_id, version, promotes, deadline, actor)
                values (?, ?, ?, ?, now() + ? * interval '1 millisecond', ?)
                """)
                .params(
                        id,
                        staged.secretId(),
                        staged.version(),
                        promotes,
                        properties.timeLimit().toMillis())
                .param(Actor.current().map(Actor::toText).orElse(null))
                .update();
        return id;
    }

    private void purgeAllBut(int keep, SecretVersionReference staged) {
        jdbc.sql("""
                delete from secret_trial where id in (
                    select id from secret_trial where secret_id = ? and version = ?
                    order by requested_at desc offset ?)
                """).params(staged.secretId(), staged.version(), keep).update();
    }

    void changeState(UUID id, SecretTrial.State state) {
        jdbc.sql("""
                update secret_trial set state = :state, revision = revision + 1,
                       ended_at = case when :state <> 'RUNNING' then clock_timestamp() end
                where id = :id
                """).param("state", state.name()).param("id", id).update();
    }

    Optional<SecretTrial> find(UUID id) {
        return jdbc.sql(SELECT + " where trial.id = ?")
                .param(id)
                .query(SecretTrials::read)
                .optional();
    }

    Optional<SecretTrial> findOpen(UUID secretId) {
        return jdbc.sql(SELECT + " where secret_id = ? and state = 'RUNNING'")
                .param(secretId)
                .query(SecretTrials::read)
                .optional();
    }

    Optional<SecretTrial> findNewest(UUID secretId, long version) {
        return jdbc.sql(SELECT + " where secret_id = ? and trial.version = ? order by requested_at desc limit 1")
                .params(secretId, version)
                .query(SecretTrials::read)
                .optional();
    }

    /** The newest first. */
    List<SecretTrial> list(ResourceReference secret, long version) {
        return jdbc.sql(SELECT + """
                 where secret.scope = ? and secret.identifier = ? and trial.version = ? order by requested_at desc
                """)
                .params(secret.scope().toText(), secret.identifier(), version)
                .query(SecretTrials::read)
                .list();
    }

    List<SecretTrial> listOpen() {
        return jdbc.sql(SELECT + " where state = 'RUNNING'")
                .query(SecretTrials::read)
                .list();
    }

    boolean isOverdue(UUID id) {
        return jdbc.sql("select deadline < now() from secret_trial where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    List<SecretTrial> listEnded(List<UUID> ids) {
        return jdbc.sql(SELECT + " where trial.id in (:ids) and state <> 'RUNNING'")
                .param("ids", ids)
                .query(SecretTrials::read)
                .list();
    }

    List<UUID> changedSince(Map<UUID, Long> known) {
        return jdbc.sql("""
                select trial.id from unnest(?::uuid[], ?::bigint[]) as known (id, revision)
                join secret_trial trial on trial.id = known.id and trial.revision > known.revision""")
                .params(known.keySet().toArray(UUID[]::new), known.values().toArray(Long[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static SecretTrial read(ResultSet row, int number) throws SQLException {
        var secret = new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier"));
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new SecretTrial(
                row.getObject("id", UUID.class),
                new SecretVersionReference(secret, row.getObject("secret_id", UUID.class), row.getLong("version")),
                row.getBoolean("promotes"),
                Actor.parse(row.getString("actor")).orElse(null),
                SecretTrial.State.valueOf(row.getString("state")),
                row.getLong("revision"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
