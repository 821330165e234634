package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.secret.reference.ReferencingConnector;
import java.util.List;

/** A secret that connectors still refer to cannot be deleted. */
public class SecretInUse extends RuntimeException {

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

    /** At most ten of them. */
    public List<ReferencingConnector> connectors() {
        return connectors;
    }

    public long count() {
        return count;
    }
}
