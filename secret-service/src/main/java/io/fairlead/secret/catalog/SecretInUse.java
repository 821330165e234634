package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.secret.usage.User;
import java.util.List;

/** A secret that connectors still refer to cannot be deleted. */
public class SecretInUse extends RuntimeException {

    /** How many of the connectors are named. */
    static final int NAMED = 10;

    private final transient List<User> users;
    private final long count;

    private SecretInUse(String message, List<User> users, long count) {
        super(message);
        this.users = users;
        this.count = count;
    }

    static SecretInUse by(ResourceReference secret, List<User> users, long count) {
        return new SecretInUse(
                "%d %s to the secret %s. Change or delete %s first."
                        .formatted(
                                count,
                                count == 1 ? "connector refers" : "connectors refer",
                                secret.identifier(),
                                count == 1 ? "it" : "them"),
                users,
                count);
    }

    /** At most ten of them. */
    public List<User> users() {
        return users;
    }

    public long count() {
        return count;
    }
}
