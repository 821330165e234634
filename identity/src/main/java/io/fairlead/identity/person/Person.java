package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Somebody who may log in. Who changes a person holds the lock on the row: to save one writes all grants anew.
 *
 * @param name unique among all accounts
 * @param passwordHash what can verify the password
 */
@Table("person")
public record Person(
        @Id @Column("person_id") UUID id,
        String account,
        String name,
        @Column("password") String passwordHash,
        Instant createdAt,
        @MappedCollection(idColumn = "person_id") Set<AccessGrant> accessGrants) {

    static Person create(String account, String name, String passwordHash, List<Grant> grants, Instant now) {
        return new Person(UUID.randomUUID(), account, name, passwordHash, now, AccessGrant.of(grants));
    }

    Person withPasswordHash(String other) {
        return new Person(id, account, name, other, createdAt, accessGrants);
    }

    /** Granted these, and no longer what was granted before. */
    Person withGrants(List<Grant> grants) {
        return new Person(id, account, name, passwordHash, createdAt, AccessGrant.of(grants));
    }

    /** As one who has nothing but the one grant, such as the bearer of a token. */
    public Person limitedTo(Grant grant) {
        return withGrants(List.of(grant));
    }

    /** Ordered by scope. */
    public Grants grants() {
        return new Grants(
                account,
                accessGrants.stream()
                        .map(AccessGrant::grant)
                        .sorted(Comparator.comparing(grant -> grant.scope().toText()))
                        .toList());
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
