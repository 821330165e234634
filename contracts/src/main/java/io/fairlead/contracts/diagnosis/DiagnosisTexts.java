package io.fairlead.contracts.diagnosis;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What people read about a diagnosis, from {@code texts.properties}. */
record DiagnosisTexts(
        String meaning, @Nullable String symptom, @Nullable String remedy) {

    private static final Properties ALL = read();

    static DiagnosisTexts of(String code) {
        return new DiagnosisTexts(
                Objects.requireNonNull(ALL.getProperty(code), () -> "no texts for " + code),
                ALL.getProperty(code + ".symptom"),
                ALL.getProperty(code + ".remedy"));
    }

    private static Properties read() {
        var words = new Properties();
        try (var in = Objects.requireNonNull(DiagnosisTexts.class.getResourceAsStream("texts.properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("read the texts of the catalogue", e);
        }
    }
}
