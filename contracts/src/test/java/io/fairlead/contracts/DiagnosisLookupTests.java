package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.DiagnosisLookup;
import io.fairlead.contracts.diagnosis.DiagnosisLookup.PossibleDiagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisLookupTests {

    private static final Path TEXTS = Path.of("src/test/resources/errors-of-tools.txt");

    private record ToolError(Diagnosis code, String tool, String text) {}

    private static Stream<ToolError> errors() throws IOException {
        return Files.readAllLines(TEXTS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 3))
                .map(parts -> new ToolError(Diagnosis.valueOf(parts[0]), parts[1], parts[2]));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void explainsWhatToolsPrint(ToolError error) {
        assertThat(DiagnosisLookup.find(error.text()))
                .extracting(PossibleDiagnosis::code)
                .first()
                .isEqualTo(error.code());
    }

    @Test
    void knowsManyTextsOfManyTools() throws IOException {
        assertThat(errors()).hasSizeGreaterThan(60);
        assertThat(errors().map(ToolError::tool).distinct()).hasSizeGreaterThan(6);
    }

    @Test
    void saysWhyAndWhatToDo() {
        var found = DiagnosisLookup.find("x509: certificate signed by unknown authority");

        assertThat(found).hasSize(2).allSatisfy(possible -> {
            assertThat(possible.reason()).matches("[A-Z].*[.]");
            assertThat(possible.meaning()).isEqualTo(possible.code().meaning());
            assertThat(possible.remedy()).isNotEmpty();
        });
    }

    @Test
    void findsNothingInOtherTexts() {
        assertThat(DiagnosisLookup.find("")).isEmpty();
        assertThat(DiagnosisLookup.find("Successfully copied 3 images")).isEmpty();
    }

    @Test
    void readsAnythingInTime() {
        var random = new Random(42);
        var text = new StringBuilder();
        while (text.length() < 200_000) {
            text.append("tls: certificate manifest push denied token 4 ".charAt(random.nextInt(46)));
        }
        var begun = System.nanoTime();

        DiagnosisLookup.find(text.toString());
        DiagnosisLookup.find("push ".repeat(40_000));
        assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(5_000);
    }
}
