package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Cursor;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.problem.InvalidRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists secrets part by part, ordered by name. */
@Component
class SecretList {

    private final Secrets secrets;

    SecretList(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @param inherited also those of the wider scopes, which may be used in this one
     * @param search part of the name or identifier, in any case
     * @param expiresBefore only those whose date is before it
     */
    Page<Secret> list(Scope scope, boolean inherited, String search, @Nullable Instant expiresBefore, PageQuery query) {
        if (search.indexOf('\0') >= 0) {
            throw new InvalidRequest("?name", "CONTROL_CHARACTER", "This contains a NUL.");
        }
        var after = Cursor.decode(query.pageToken());
        var scopes = inherited ? scope.selfAndAncestors() : List.of(scope);
        var found = secrets.after(
                scopes.stream().map(Scope::toText).toList(),
                search,
                expiresBefore == null ? null : expiresBefore.toString(),
                after.name(),
                after.id(),
                query.limit());
        return Page.of(found, query, last -> new Cursor(last.name(), last.id()).encode());
    }
}
