package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.relational.core.mapping.Table;

/** A grant of a person, who has one for each scope at most. */
@Table("access_grant")
record AccessGrant(Scope scope, Role role) {

    /** Of several for one scope the last counts. */
    static Set<AccessGrant> of(List<Grant> grants) {
        return Set.copyOf(grants.stream()
                .map(grant -> new AccessGrant(grant.scope(), grant.role()))
                .collect(Collectors.toMap(AccessGrant::scope, Function.identity(), (_, last) -> last))
                .values());
    }

    Grant grant() {
        return new Grant(role, scope);
    }
}
