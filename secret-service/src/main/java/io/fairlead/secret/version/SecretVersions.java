package io.fairlead.secret.version;

import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.jdbc.Columns;
import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.encryption.SecretValues;
import io.fairlead.secret.version.SecretVersionInfo.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All versions of all secrets; whoever changes those of a secret holds the lock on its row. */
@Repository
public class SecretVersions {

    /** Those that never were live are of little interest. */
    private static final int MAX_DISCARDED = 10;

    private final JdbcClient jdbc;
    private final SecretValues values;
    private final VersionProperties properties;

    SecretVersions(JdbcClient jdbc, SecretValues values, VersionProperties properties) {
        this.jdbc = jdbc;
        this.values = values;
        this.properties = properties;
    }

    /** The number that the next value gets; higher than any before it, so that consumers can compare. */
    public long nextVersion(UUID secretId) {
        return jdbc.sql("select coalesce(max(version), 0) + 1 from secret_version where secret_id = :secret")
                .param("secret", secretId)
                .query(Long.class)
                .single();
    }

    /** Keeps a value that is not live yet; there must be no other. */
    public void stage(SecretVersionReference version, SecretValue value, Instant now) {
        stage(version, value, null, now);
    }

    /** Stages the value of a former version again. */
    public void restage(SecretVersionReference version, SecretVersionInfo former, Instant now) {
        var source = new SecretVersionReference(version.secret(), version.secretId(), former.version());
        stage(version, values.find(source).orElseThrow(), former.version(), now);
    }

    private void stage(SecretVersionReference version, SecretValue value, @Nullable Long restores, Instant now) {
        jdbc.sql("""
                insert into secret_version (secret_id, version, state, restores, created_at)
                values (:secret, :version, 'STAGED', :restores, :now)
                """)
                .param("secret", version.secretId())
                .param("version", version.version())
                .param("restores", restores)
                .param("now", Columns.timestamp(now))
                .update();
        values.save(version, value, now);
    }

    /** Makes a staged version the live one, and lets go of former ones beyond the number that is kept. */
    public void goLive(UUID secretId, long version, Instant now) {
        jdbc.sql("update secret_version set state = 'FORMER' where secret_id = :secret and state = 'LIVE'")
                .param("secret", secretId)
                .update();
        jdbc.sql("""
                update secret_version set state = 'LIVE', live_since = :now
                where secret_id = :secret and version = :version
                """)
                .param("now", Columns.timestamp(now))
                .param("secret", secretId)
                .param("version", version)
                .update();
        purgeBeyond(secretId, State.FORMER, properties.maxRetained());
    }

    /** Answers which it was; its value is gone for good. */
    public Optional<Long> discardStaged(UUID secretId) {
        var discarded =
                jdbc.sql("""
                update secret_version set state = 'DISCARDED'
                where secret_id = :secret and state = 'STAGED' returning version
                """).param("secret", secretId).query(Long.class).optional();
        discarded.ifPresent(version -> {
            values.delete(secretId, List.of(version));
            purgeBeyond(secretId, State.DISCARDED, MAX_DISCARDED);
        });
        return discarded;
    }

    public Optional<SecretVersionInfo> find(UUID secretId, long version) {
        return jdbc.sql("select * from secret_version where secret_id = :secret and version = :version")
                .param("secret", secretId)
                .param("version", version)
                .query(SecretVersions::read)
                .optional();
    }

    /** The one that was live before the one that is. */
    public Optional<SecretVersionInfo> findNewestFormer(UUID secretId) {
        return jdbc.sql("""
                select * from secret_version where secret_id = :secret and state = 'FORMER'
                order by version desc limit 1
                """)
                .param("secret", secretId)
                .query(SecretVersions::read)
                .optional();
    }

    /** The newest first, those before the given one. */
    public List<SecretVersionInfo> listBefore(UUID secretId, long version, int limit) {
        return jdbc.sql("""
                select * from secret_version where secret_id = :secret and version < :version
                order by version desc limit :limit
                """)
                .param("secret", secretId)
                .param("version", version)
                .param("limit", limit)
                .query(SecretVersions::read)
                .list();
    }

    private void purgeBeyond(UUID secretId, State state, int keep) {
        var old = jdbc.sql("""
                delete from secret_version where secret_id = :secret and version in (
                    select version from secret_version where secret_id = :secret and state = :state
                    order by version desc offset :keep)
                returning version
                """)
                .param("secret", secretId)
                .param("state", state.name())
                .param("keep", keep)
                .query((row, _) -> row.getLong(1))
                .list();
        if (!old.isEmpty()) {
            values.delete(secretId, old);
        }
    }

    private static SecretVersionInfo read(ResultSet row, int number) throws SQLException {
        return new SecretVersionInfo(
                row.getLong("version"),
                State.valueOf(row.getString("state")),
                row.getObject("restores", Long.class),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "live_since"));
    }
}
