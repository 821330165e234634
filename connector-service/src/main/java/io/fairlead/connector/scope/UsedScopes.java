package io.fairlead.connector.scope;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.runtime.ReadsTables;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The scopes in which something lives: connectors, and the secrets and delegates that others told of. */
@Repository
@ReadsTables({"connector", "known_secret"})
class UsedScopes {

    private static final String USED = """
            select scope from (
                select distinct scope from connector
                union select scope from known_secret where not deleted
                union select scope from known_delegate where scope is not null) as used
            where scope = :account or starts_with(scope, :account || '/')
            """;

    private final JdbcClient jdbc;

    UsedScopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Scope> list(String account) {
        return jdbc.sql(USED)
                .param("account", account)
                .query((row, _) -> Scope.parse(row.getString(1)))
                .list();
    }

    /** @param scope absent when the delegate is gone */
    void saveDelegateScope(UUID delegateId, long sequence, @Nullable Scope scope) {
        jdbc.sql("""
                insert into known_delegate as known (delegate_id, sequence, scope) values (?, ?, ?)
                on conflict (delegate_id) do update set sequence = excluded.sequence, scope = excluded.scope
                where known.sequence < excluded.sequence
                """)
                .param(delegateId)
                .param(sequence)
                .param(scope == null ? null : scope.toText())
                .update();
    }
}
