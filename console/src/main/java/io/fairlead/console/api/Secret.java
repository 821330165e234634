package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret as secret-service answers it: all but its value.
 *
 * @param shared with connectors of the scopes within its own
 * @param expiresAt when its value ends at the registry; absent where that is not known
 * @param version of the live value; absent while there is none
 * @param usedBy how many connectors refer to it; in lists alone
 * @param warnings what looks wrong with a value that was just typed; absent otherwise
 */
public record Secret(
        String name,
        String identifier,
        Scope scope,
        String description,
        Map<String, String> tags,
        boolean shared,
        @Nullable String type,
        @Nullable Instant expiresAt,
        @Nullable Long version,
        @Nullable Long usedBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable List<ValueWarning> warnings) {

    /**
     * What looks wrong with a value, in words that repeat nothing of it.
     *
     * @param fix the repair, by the name that the API takes; absent where only its owner can know
     */
    public record ValueWarning(
            String code, String message, @Nullable String fix) {}

    public boolean file() {
        return "SecretFile".equals(type);
    }

    public PageScope pageScope() {
        return PageScope.of(scope);
    }
}
