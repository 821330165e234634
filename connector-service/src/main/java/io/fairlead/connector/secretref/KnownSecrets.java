package io.fairlead.connector.secretref;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what secret-service told: the highest sequence of each secret wins. */
@Repository
class KnownSecrets {

    private final JdbcClient jdbc;

    KnownSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when something newer is known already. */
    boolean save(UUID secretId, long sequence, ResourceReference secret, long version) {
        return upsert(secretId, sequence, secret.scope().toText(), secret.identifier(), version, false);
    }

    void delete(UUID secretId, long sequence) {
        upsert(secretId, sequence, "", "", 0, true);
    }

    boolean exists(ResourceReference secret) {
        return jdbc.sql("""
                select exists (
                    select 1 from known_secret where scope = ? and identifier = ? and not deleted)
                """)
                .params(secret.scope().toText(), secret.identifier())
                .query(Boolean.class)
                .single();
    }

    /** Whether a newer version is live, or another secret that took the name of the one used. */
    boolean hasNewerThan(SecretVersionReference used) {
        return jdbc.sql("""
                select exists (
                    select 1 from known_secret live
                    where live.scope = :scope and live.identifier = :identifier and not live.deleted
                      and (live.secret_id = :id and live.version > :version
                           or live.secret_id <> :id
                              and exists (select 1 from known_secret gone where gone.secret_id = :id)))
                """)
                .param("scope", used.secret().scope().toText())
                .param("identifier", used.secret().identifier())
                .param("id", used.secretId())
                .param("version", used.version())
                .query(Boolean.class)
                .single();
    }

    private boolean upsert(
            UUID secretId, long sequence, String scope, String identifier, long version, boolean deleted) {
        return jdbc.sql("""
                insert into known_secret as known (secret_id, sequence, scope, identifier, version, deleted)
                values (?, ?, ?, ?, ?, ?)
                on conflict (secret_id) do update
                set sequence = excluded.sequence, scope = excluded.scope, identifier = excluded.identifier,
                    version = excluded.version, deleted = excluded.deleted
                where known.sequence < excluded.sequence
                """)
                        .params(secretId, sequence, scope, identifier, version, deleted)
                        .update()
                == 1;
    }
}
