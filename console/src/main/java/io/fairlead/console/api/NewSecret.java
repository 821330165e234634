package io.fairlead.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to keep a secret, or to change it.
 *
 * @param value absent where the one that is there shall stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSecret(
        String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable Map<String, String> tags,
        String type,
        @Nullable String value) {

    public static NewSecret text(String name, String identifier, String description, String value) {
        return new NewSecret(
                name, identifier.isBlank() ? null : identifier.strip(), description, null, "SecretText", value);
    }

    @Override
    public String toString() {
        return "NewSecret[" + name + "]";
    }
}
