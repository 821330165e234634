package io.fairlead.secret.lint;

import org.jspecify.annotations.Nullable;

/**
 * What looks wrong with a value. It is kept as it is all the same.
 *
 * @param code one of {@link ValueFinding}, or of those that compare with other secrets
 * @param message for people; nothing of the value
 * @param fix what {@code ?apply=} takes to mend it; absent where only its owner can know
 */
public record ValueWarning(
        String code, String message, @Nullable ValueFix fix) {}
