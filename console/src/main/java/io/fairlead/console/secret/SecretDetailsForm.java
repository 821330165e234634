package io.fairlead.console.secret;

import io.fairlead.console.api.NewSecret;
import io.fairlead.console.api.Secret;
import io.fairlead.console.page.FormErrors;
import io.fairlead.console.page.FormInput;
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
public record SecretDetailsForm(
        @Nullable String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable Boolean shared,
        @Nullable String expires) {

    static SecretDetailsForm of(Secret secret, Times times) {
        return new SecretDetailsForm(
                secret.name(),
                secret.identifier(),
                secret.description(),
                secret.shared(),
                secret.expiresAt() == null ? "" : times.date(secret.expiresAt()));
    }

    NewSecret toNewSecret(@Nullable String value) {
        return NewSecret.ofText(
                        FormInput.text(name),
                        FormInput.text(identifier),
                        FormInput.text(description),
                        Boolean.TRUE.equals(shared),
                        value)
                .expiringAt(endOfDay());
    }

    /** What is sent to change a secret whose value stays. */
    NewSecret toReplacement(Secret secret) {
        return new NewSecret(
                FormInput.text(name),
                secret.identifier(),
                FormInput.text(description),
                secret.tags(),
                Objects.requireNonNullElse(secret.type(), "SecretText"),
                Boolean.TRUE.equals(shared),
                endOfDay(),
                null);
    }

    /** What is wrong with it before anybody is asked. */
    FormErrors faults() {
        try {
            endOfDay();
            return FormErrors.NONE;
        } catch (DateTimeParseException _) {
            return FormErrors.of("expires", "Not a valid date. Write it as 2027-12-31, or leave it empty.");
        }
    }

    /** The end of that day. */
    private @Nullable Instant endOfDay() {
        var day = FormInput.text(expires);
        return day.isEmpty()
                ? null
                : LocalDate.parse(day).atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    }
}
