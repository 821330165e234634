package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Severity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTests {

    private static final Path PAGES = Path.of("../docs/diagnosis");
    private static final String REWRITE = "fairlead.docs.write";

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void speaksInWholeSentences(Diagnosis code) {
        assertThat(code.meaning()).matches("[A-Z].*[.]");
        if (code.remedy() != null) {
            assertThat(code.remedy()).matches("[A-Z].*[.]");
        }
        if (code.symptom() != null) {
            assertThat(code.symptom()).doesNotEndWith(".");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Diagnosis.class, names = "TEST_CANCELLED", mode = EnumSource.Mode.EXCLUDE)
    void saysWhatToDoAboutWhateverIsAnError(Diagnosis code) {
        if (code.severity() == Severity.ERROR) {
            assertThat(code.remedy()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void isSeenByATest(Diagnosis code) {
        assertThat(DiagnosisCoverage.of(code))
                .as("no test sees %s come from a server; write one, or say in Proofs why none can", code)
                .isNotEmpty();
    }

    @Test
    void leadsToEveryVerdictAndToGoodOnesByInformationAlone() {
        var verdicts = Arrays.stream(Diagnosis.values())
                .flatMap(code -> code.verdict().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ConnectionVerdict.class)));
        var good = Arrays.stream(Diagnosis.values())
                .filter(code -> code.verdict()
                        .filter(ConnectionVerdict.VERIFIED::equals)
                        .isPresent());

        assertThat(verdicts).containsExactly(ConnectionVerdict.values());
        assertThat(good).containsExactly(Diagnosis.OK);
    }

    @Test
    void hasNoTextsForCodesThatAreNone() throws IOException {
        var words = new Properties();
        try (var in = Diagnosis.class.getResourceAsStream("texts.properties");
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        }

        assertThat(words.stringPropertyNames().stream().map(key -> key.replaceFirst("[.](symptom|remedy)$", "")))
                .containsOnly(
                        Arrays.stream(Diagnosis.values()).map(Diagnosis::name).toArray(String[]::new));
    }

    @Test
    void isWhatThePagesSay() throws IOException {
        if (System.getProperty(REWRITE) != null) {
            write();
        }

        assertThat(written())
                .as("docs/diagnosis is made from the catalogue; make it anew with:"
                        + " mvn test -pl contracts -Dtest=DiagnosisTests -D" + REWRITE)
                .isEqualTo(DiagnosisPages.all());
    }

    private static void write() throws IOException {
        Files.createDirectories(PAGES);
        for (var old : written().keySet()) {
            Files.delete(PAGES.resolve(old));
        }
        for (var page : DiagnosisPages.all().entrySet()) {
            Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
        }
    }

    private static TreeMap<String, String> written() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), DiagnosisTests::text, (one, _) -> one, TreeMap::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
