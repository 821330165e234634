package io.fairlead.contracts.diagnosis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Finds what an error text of another tool means: what docker, podman, skopeo, crane, containerd, the kubelet and others
 * print of the same faults. The rules stand in {@code errors.txt} beside it.
 */
public final class DiagnosisLookup {

    /** Of a longer text the end is read, where tools put the reason. */
    public static final int MAX_LENGTH = 8 * 1024;

    private static final List<Rule> RULES = read();

    private DiagnosisLookup() {}

    /**
     * What a text may mean.
     *
     * @param code from the catalogue
     * @param reason why it fits, one sentence; repeats nothing of the text
     * @param meaning what the code means in general
     * @param remedy what to do about it; empty where nothing has to be done
     */
    public record PossibleDiagnosis(Diagnosis code, String reason, String meaning, String remedy) {}

    private record Rule(List<Diagnosis> codes, Pattern pattern, String reason) {

        static Rule of(String line) {
            var first = line.indexOf(" | ");
            var last = line.lastIndexOf(" | ");
            var codes = Arrays.stream(line.substring(0, first).split(","))
                    .map(Diagnosis::valueOf)
                    .toList();
            return new Rule(
                    codes,
                    Pattern.compile(line.substring(first + 3, last), Pattern.MULTILINE),
                    line.substring(last + 3));
        }

        List<PossibleDiagnosis> matches() {
            return codes.stream()
                    .map(code -> new PossibleDiagnosis(
                            code, reason, code.meaning(), Objects.requireNonNullElse(code.remedy(), "")))
                    .toList();
        }
    }

    /** The codes that fit, the likeliest first; none for a text that says nothing of registries. */
    public static List<PossibleDiagnosis> find(String text) {
        var end = text.substring(Math.max(0, text.length() - MAX_LENGTH)).toLowerCase(Locale.ROOT);
        return RULES.stream()
                .filter(rule -> rule.pattern.matcher(end).find())
                .findFirst()
                .map(Rule::matches)
                .orElse(List.of());
    }

    private static List<Rule> read() {
        try (var in = Objects.requireNonNull(DiagnosisLookup.class.getResourceAsStream("errors.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Rule::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("read the errors of other tools", e);
        }
    }
}
