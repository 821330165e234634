package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Cursor;
import io.fairlead.jdbc.Inserts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All enrolment tokens, without what would be needed to use one. */
interface EnrolmentTokens extends Repository<EnrolmentToken, UUID>, Inserts<EnrolmentToken> {

    /** Of one that is there. */
    EnrolmentToken save(EnrolmentToken token);

    Optional<EnrolmentToken> findById(UUID id);

    /** Two at once cannot both have the last use. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<EnrolmentToken> findLockedById(UUID id);

    /** Whether it was there. */
    @Modifying
    @Query("delete from delegate_token where id = :id and scope = :scope")
    boolean delete(Scope scope, UUID id);

    /** Part of the list by name. */
    default List<EnrolmentToken> list(Scope scope, Cursor after, int limit) {
        return listAfter(scope, after.name(), after.id(), limit);
    }

    @Query("""
            select * from delegate_token
             where scope = :scope and (name, id) > (:name, :id) order by name, id limit :limit
            """)
    List<EnrolmentToken> listAfter(Scope scope, String name, UUID id, int limit);
}
