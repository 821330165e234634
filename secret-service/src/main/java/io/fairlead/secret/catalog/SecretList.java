package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Page;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.problem.InvalidRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        var after = SecretCursor.decode(query.pageToken());
        // One more than asked for tells whether there is a next part.
        var scopes = inherited ? scope.selfAndAncestors() : List.of(scope);
        var found = secrets.after(
                scopes.stream().map(Scope::toText).toList(),
                search,
                expiresBefore == null ? null : expiresBefore.toString(),
                after.name(),
                after.id(),
                query.pageSize() + 1);
        if (found.size() <= query.pageSize()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, query.pageSize());
        return new Page<>(items, SecretCursor.after(items.getLast()).encode());
    }

    /** The place between two parts. */
    private record SecretCursor(String name, UUID id) {

        private static final SecretCursor START = new SecretCursor("", new UUID(0, 0));

        static SecretCursor after(Secret secret) {
            return new SecretCursor(secret.name(), secret.id());
        }

        static SecretCursor decode(@Nullable String token) {
            if (token == null) {
                return START;
            }
            var parts = PageToken.decode(token, 2);
            try {
                return new SecretCursor(parts.getFirst().replace("\0", ""), UUID.fromString(parts.getLast()));
            } catch (IllegalArgumentException _) {
                throw PageToken.invalid();
            }
        }

        String encode() {
            return PageToken.encode(name, id.toString());
        }
    }
}
