package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.ProblemMembers;
import io.fairlead.secret.reference.ReferencingConnector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A secret that connectors still refer to cannot be deleted. */
@Problem(status = HttpStatus.CONFLICT, code = "SECRET_IN_USE")
class SecretInUse extends RuntimeException implements ProblemMembers {

    /** How many of the connectors are named. */
    static final int MAX_NAMED = 10;

    private final transient List<ReferencingConnector> connectors;
    private final long count;

    private SecretInUse(String message, List<ReferencingConnector> connectors, long count) {
        super(message);
        this.connectors = connectors;
        this.count = count;
    }

    static SecretInUse of(ResourceReference secret, List<ReferencingConnector> connectors, long count) {
        return new SecretInUse(
                "%d %s to the secret %s. Change or delete %s first."
                        .formatted(
                                count,
                                count == 1 ? "connector refers" : "connectors refer",
                                secret.identifier(),
                                count == 1 ? "it" : "them"),
                connectors,
                count);
    }

    @Override
    public Map<String, @Nullable Object> members() {
        return Map.of("count", count, "connectors", connectors);
    }
}
