package io.fairlead.identity.person;

import io.fairlead.jdbc.Inserts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All people; of a password only what can verify it. */
interface People extends Repository<Person, UUID>, Inserts<Person> {

    Person save(Person person);

    void delete(Person person);

    long count();

    Optional<Person> findById(UUID id);

    Optional<Person> findByName(String name);

    Optional<Person> findByAccountAndName(String account, String name);

    /** Nobody else changes the person until the transaction ends, so what is granted meanwhile is not lost. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Person> findLockedByName(String name);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Person> findLockedByAccountAndName(String account, String name);

    /** In one order, so that two who do so do not wait for each other. */
    @Query("select person_id from person where account = :account order by person_id for update")
    List<UUID> lockAll(String account);

    @Query("""
            select count(*) from access_grant join person using (person_id)
             where account = :account and scope = :account and role = 'ADMIN' and person_id <> :id
            """)
    long countOtherAdmins(String account, UUID id);

    List<Person> findByAccountOrderByName(String account);

    @Query("select password from person where name = :name")
    Optional<String> findPasswordHash(String name);
}
