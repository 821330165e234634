package io.fairlead.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What is sent to keep a secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSecret(
        String name,
        @Nullable String identifier,
        @Nullable String description,
        String type,
        boolean shared,
        String value) {

    public static NewSecret text(String name, String identifier, String description, boolean shared, String value) {
        return new NewSecret(
                name, identifier.isBlank() ? null : identifier.strip(), description, "SecretText", shared, value);
    }

    @Override
    public String toString() {
        return "NewSecret[" + name + "]";
    }
}
