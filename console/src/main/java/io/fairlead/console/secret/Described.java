package io.fairlead.console.secret;

import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Secret;
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
        return NewSecret.text(text(name), text(identifier), text(description), Boolean.TRUE.equals(shared), value)
                .until(end());
    }

    /** What is sent to change a secret whose value stays. */
    NewSecret insteadOf(Secret secret) {
        return new NewSecret(
                text(name),
                secret.identifier(),
                text(description),
                secret.tags(),
                Objects.requireNonNullElse(secret.type(), "SecretText"),
                Boolean.TRUE.equals(shared),
                end(),
                null);
    }

    /** With the end of that day; what is no date is none. */
    private @Nullable Instant end() {
        try {
            return text(expires).isEmpty()
                    ? null
                    : LocalDate.parse(text(expires))
                            .atTime(LocalTime.of(23, 59, 59))
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
