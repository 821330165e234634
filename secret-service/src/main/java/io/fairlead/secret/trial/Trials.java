package io.fairlead.secret.trial;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
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
class Trials {

    private static final String SELECT = """
            select trial.*, secret.scope, secret.identifier
            from secret_trial trial join secret on secret.id = trial.secret_id
            """;

    private final JdbcClient jdbc;
    private final TrialProperties properties;

    Trials(JdbcClient jdbc, TrialProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Makes room for it among those of its version. */
    UUID add(SecretVersionReference staged, boolean promotes) {
        forgetAllBut(properties.keep() - 1, staged);
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

    private void forgetAllBut(int most, SecretVersionReference staged) {
        jdbc.sql("""
                delete from secret_trial where id in (
                    select id from secret_trial where secret_id = ? and version = ?
                    order by requested_at desc offset ?)
                """).params(staged.secretId(), staged.version(), most).update();
    }

    void move(UUID id, Trial.State state) {
        jdbc.sql("""
                update secret_trial set state = :state, revision = revision + 1,
                       ended_at = case when :state <> 'RUNNING' then clock_timestamp() end
                where id = :id
                """).param("state", state.name()).param("id", id).update();
    }

    Optional<Trial> find(UUID id) {
        return jdbc.sql(SELECT + " where trial.id = ?")
                .param(id)
                .query(Trials::read)
                .optional();
    }

    Optional<Trial> openOf(UUID secretId) {
        return jdbc.sql(SELECT + " where secret_id = ? and state = 'RUNNING'")
                .param(secretId)
                .query(Trials::read)
                .optional();
    }

    Optional<Trial> newestOf(UUID secretId, long version) {
        return jdbc.sql(SELECT + " where secret_id = ? and trial.version = ? order by requested_at desc limit 1")
                .params(secretId, version)
                .query(Trials::read)
                .optional();
    }

    /** The newest first. */
    List<Trial> of(ResourceReference secret, long version) {
        return jdbc.sql(SELECT + """
                 where secret.scope = ? and secret.identifier = ? and trial.version = ? order by requested_at desc
                """)
                .params(secret.scope().toText(), secret.identifier(), version)
                .query(Trials::read)
                .list();
    }

    List<Trial> open() {
        return jdbc.sql(SELECT + " where state = 'RUNNING'").query(Trials::read).list();
    }

    boolean overdue(UUID id) {
        return jdbc.sql("select deadline < now() from secret_trial where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    List<Trial> ended(List<UUID> ids) {
        return jdbc.sql(SELECT + " where trial.id in (:ids) and state <> 'RUNNING'")
                .param("ids", ids)
                .query(Trials::read)
                .list();
    }

    List<UUID> movedBeyond(Map<UUID, Long> known) {
        return jdbc.sql("""
                select trial.id from unnest(?::uuid[], ?::bigint[]) as known (id, revision)
                join secret_trial trial on trial.id = known.id and trial.revision > known.revision""")
                .params(known.keySet().toArray(UUID[]::new), known.values().toArray(Long[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Trial read(ResultSet row, int number) throws SQLException {
        var secret = new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier"));
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Trial(
                row.getObject("id", UUID.class),
                new SecretVersionReference(secret, row.getObject("secret_id", UUID.class), row.getLong("version")),
                row.getBoolean("promotes"),
                Actor.parse(row.getString("actor")).orElse(null),
                Trial.State.valueOf(row.getString("state")),
                row.getLong("revision"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
