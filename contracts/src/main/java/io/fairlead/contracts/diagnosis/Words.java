package io.fairlead.contracts.diagnosis;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What people read about a diagnosis, from {@code words.properties}. */
record Words(
        String meaning, @Nullable String sign, @Nullable String remedy) {

    private static final Properties ALL = read();

    static Words of(String code) {
        return new Words(
                Objects.requireNonNull(ALL.getProperty(code), () -> "no words for " + code),
                ALL.getProperty(code + ".sign"),
                ALL.getProperty(code + ".remedy"));
    }

    private static Properties read() {
        var words = new Properties();
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream("words.properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("read the words of the catalogue", e);
        }
    }
}
