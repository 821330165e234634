package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All secrets. */
interface Secrets extends Repository<Secret, UUID> {

    Secret save(Secret secret);

    void delete(Secret secret);

    Optional<Secret> findByScopeAndIdentifier(Scope scope, String identifier);

    /** Nobody else changes it until the transaction ends, so its events keep their order. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Secret> findLockedByScopeAndIdentifier(Scope scope, String identifier);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Secret> findLockedById(UUID id);

    @Query("select id from secret where id > :after order by id limit :limit")
    List<UUID> findIdsAfter(UUID after, int limit);

    /** Leaves the revision alone: an event that changes nothing to be read makes nobody's edit stale. */
    @Query("update secret set sequence = sequence + 1 where id = :id returning sequence")
    long nextSequence(UUID id);

    @Query("select identifier from secret where scope = :scope and starts_with(identifier, :beginning)")
    Set<String> identifiersThatBeginWith(String scope, String beginning);

    /** Those of the given scopes, ordered by name, from the given place on. */
    @Query("""
            select * from secret
            where scope in (:scopes)
            and (position(lower(:search) in lower(name)) > 0 or position(lower(:search) in lower(identifier)) > 0)
            and (cast(:expiresBefore as text) is null or expires_at < cast(:expiresBefore as timestamptz))
            and (lower(name), id) > (lower(:afterName), :afterId)
            order by lower(name), id limit :most
            """)
    List<Secret> after(
            List<String> scopes,
            String search,
            @Nullable String expiresBefore,
            String afterName,
            UUID afterId,
            int most);
}
