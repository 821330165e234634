package io.fairlead.console.connector;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says what a code means before the page says what was seen; used by templates. */
public final class DiagnosisMeaning {

    private DiagnosisMeaning() {}

    /** @param otherwise what is said of a code that only a newer service knows, and of none */
    public static @Nullable String of(@Nullable String code, @Nullable String otherwise) {
        return Arrays.stream(Diagnosis.values())
                .filter(diagnosis -> diagnosis.name().equals(code))
                .findFirst()
                .map(Diagnosis::meaning)
                .orElse(otherwise);
    }
}
