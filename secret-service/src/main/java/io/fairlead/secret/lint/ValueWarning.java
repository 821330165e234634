package io.fairlead.secret.lint;

import org.jspecify.annotations.Nullable;

/**
 * What looks wrong with a value. It is kept as it is all the same.
 *
 * @param code what looks wrong, in upper case; stable
 * @param message for people; nothing of the value
 * @param fix what the parameter {@code apply} takes to repair it; absent where only its owner can know
 */
public record ValueWarning(
        String code, String message, @Nullable ValueFix fix) {}
