package io.fairlead.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What is sent to keep a secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSecret(
        String name,
        @Nullable String identifier,
        @Nullable String description,
        String type,
        boolean shared,
        @Nullable Instant expiresAt,
        String value) {

    public static NewSecret text(String name, String identifier, String description, boolean shared, String value) {
        return new NewSecret(
                name, identifier.isBlank() ? null : identifier.strip(), description, "SecretText", shared, null, value);
    }

    /** @param day the first on which the value works no more, in UTC; absent where nobody knows */
    public NewSecret endingOn(@Nullable LocalDate day) {
        var end = day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new NewSecret(name, identifier, description, type, shared, end, value);
    }

    @Override
    public String toString() {
        return "NewSecret[" + name + "]";
    }
}
