package io.fairlead.identity.apitoken;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.jdbc.Inserts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All API tokens, without what would be needed to use one. */
interface ApiTokens extends Repository<ApiToken, UUID>, Inserts<ApiToken> {

    Optional<ApiToken> findById(UUID id);

    /** Nobody revokes it before the transaction ends. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<ApiToken> findLockedById(UUID id);

    /** All that were made with it, with those that were made with them. */
    @Query("""
            with recursive family as (
                select token_id from api_token where parent_id = :id
                union select child.token_id from api_token child join family on child.parent_id = family.token_id)
            select api_token.* from api_token join family using (token_id) order by token_id
            """)
    List<ApiToken> findDescendants(UUID id);

    /** Empty when it has expired or was revoked; one statement, so that a use makes no revoked token come back. */
    @Query("""
            update api_token set last_used_at = now() where token_id = :id and expires_at > now() returning *
            """)
    Optional<ApiToken> recordUse(UUID id);

    @Query("select * from api_token where scope = :scope order by name, token_id")
    List<ApiToken> list(Scope scope);

    /** Whether it was there; all that were made with it go with it. */
    @Modifying
    @Query("delete from api_token where token_id = :id and scope = :scope")
    boolean delete(Scope scope, UUID id);
}
