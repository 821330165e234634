package io.fairlead.console.secret;

import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Secret;
import io.fairlead.console.page.Faults;
import io.fairlead.console.page.Input;
import io.fairlead.console.page.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a form asks about a secret but its value.
 *
 * @param expires the last day of the value; blank where that is not known
 */
public record Described(
        @Nullable String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable Boolean shared,
        @Nullable String expires) {

    static Described of(Secret secret, Times times) {
        return new Described(
                secret.name(),
                secret.identifier(),
                secret.description(),
                secret.shared(),
                secret.expiresAt() == null ? "" : times.date(secret.expiresAt()));
    }

    NewSecret with(@Nullable String value) {
        return NewSecret.text(
                        Input.text(name),
                        Input.text(identifier),
                        Input.text(description),
                        Boolean.TRUE.equals(shared),
                        value)
                .until(end());
    }

    /** What is sent to change a secret whose value stays. */
    NewSecret insteadOf(Secret secret) {
        return new NewSecret(
                Input.text(name),
                secret.identifier(),
                Input.text(description),
                secret.tags(),
                Objects.requireNonNullElse(secret.type(), "SecretText"),
                Boolean.TRUE.equals(shared),
                end(),
                null);
    }

    /** What is wrong with it before anybody is asked. */
    Faults faults() {
        try {
            end();
            return Faults.NONE;
        } catch (DateTimeParseException _) {
            return Faults.of("expires", "This is no day. Write it as 2027-12-31, or leave it empty.");
        }
    }

    /** The end of that day. */
    private @Nullable Instant end() {
        var day = Input.text(expires);
        return day.isEmpty()
                ? null
                : LocalDate.parse(day).atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    }
}
