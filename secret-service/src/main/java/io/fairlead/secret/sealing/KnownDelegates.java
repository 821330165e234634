package io.fairlead.secret.sealing;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The sealing keys of all delegates, and where they may work. The first key of a delegate counts for ever and a removal is final, so that nobody
 * who can write events later can put another key in its place.
 */
@Repository
class KnownDelegates {

    private final JdbcClient jdbc;

    KnownDelegates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    KnownDelegate require(UUID delegateId) {
        var row = jdbc.sql("select * from delegate_key where delegate_id = :delegate")
                .param("delegate", delegateId)
                .query((found, _) -> Row.of(found))
                .optional()
                .orElseThrow(() -> new SealRefused(
                        SealRefused.Reason.NOT_YET, "The delegate %s is not known yet.".formatted(delegateId)));
        if (row.sealingKey() == null) {
            throw new SealRefused(
                    SealRefused.Reason.DELEGATE_REMOVED, "The delegate %s was removed.".formatted(delegateId));
        }
        return new KnownDelegate(
                new SealingKey(row.sealingKey()), row.scope() == null ? null : Scope.parse(row.scope()), row.tags());
    }

    /** Whether this is the key that counts: either it was the first, or the same again. */
    boolean saveIfFirst(UUID delegateId, String sealingKey, Scope scope, List<String> tags) {
        jdbc.sql("""
                insert into delegate_key (delegate_id, sealing_key, scope, tags)
                values (:delegate, :key, :scope, :tags) on conflict do nothing
                """)
                .param("delegate", delegateId)
                .param("key", sealingKey)
                .param("scope", scope.toText())
                .param("tags", Columns.texts(tags))
                .update();
        return jdbc.sql(
                        "select sealing_key is null or sealing_key = :key from delegate_key where delegate_id = :delegate")
                .param("key", sealingKey)
                .param("delegate", delegateId)
                .query(Boolean.class)
                .single();
    }

    void markRemoved(UUID delegateId) {
        jdbc.sql("""
                insert into delegate_key (delegate_id) values (:delegate)
                on conflict (delegate_id) do update set sealing_key = null
                """).param("delegate", delegateId).update();
    }

    private record Row(
            @Nullable String sealingKey, @Nullable String scope, List<String> tags) {

        static Row of(ResultSet row) throws SQLException {
            var tags = row.getArray("tags");
            return new Row(
                    row.getString("sealing_key"),
                    row.getString("scope"),
                    tags == null ? List.of() : List.of((String[]) tags.getArray()));
        }
    }
}
