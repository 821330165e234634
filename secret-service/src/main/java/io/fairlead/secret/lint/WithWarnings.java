package io.fairlead.secret.lint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to somebody who sent a value.
 *
 * @param answer its fields stand beside the warnings; absent where nothing was to be stored
 * @param warnings what looks wrong with the value, and what {@code ?apply=} would repair; absent where all looks well
 */
public record WithWarnings<T>(
        @JsonUnwrapped @Nullable T answer,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ValueWarning> warnings) {}
