package io.fairlead.contracts;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.DiagnosisStage;
import io.fairlead.contracts.diagnosis.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the catalogue as Markdown: a page for each code, and one that lists them all. */
final class DiagnosisPages {

    private DiagnosisPages() {}

    /** Text by file name. */
    static SortedMap<String, String> all() {
        var pages = new TreeMap<String, String>();
        for (var code : Diagnosis.values()) {
            pages.put(code + ".md", page(code));
        }
        pages.put("README.md", index());
        pages.put("proofs.md", proofs());
        return pages;
    }

    private static String page(Diagnosis code) {
        var page = new StringBuilder("# " + code + "\n\n" + code.meaning() + "\n\n");
        Optional.ofNullable(code.remedy()).ifPresent(remedy -> page.append("**What to do:** " + remedy + "\n\n"));
        Optional.ofNullable(code.symptom()).ifPresent(sign -> page.append("**Known by:** " + sign + ".\n\n"));
        page.append("| | |\n|---|---|\n");
        page.append("| Found at | " + code.stage().title() + " |\n");
        page.append("| Severity | " + severity(code.severity()) + " |\n");
        page.append("| Verdict | "
                + code.verdict().map(verdict -> "`" + verdict + "`").orElse("none: it stands beside one") + " |\n");
        page.append("| Test again | " + again(code) + " |\n");
        return page.append("\n[All codes](README.md)\n").toString();
    }

    private static String index() {
        var index = new StringBuilder("# What Fairlead can find\n\nOne page for each code, made from the catalogue that"
                + " the programs use. A test ends with the first code found on the way;\nwhat is found later stands"
                + " beside it as a note. [Which test sees which code](proofs.md).\n");
        for (var stage : DiagnosisStage.values()) {
            index.append("\n## " + stage.title() + "\n\n| code | meaning |\n|---|---|\n");
            index.append(Arrays.stream(Diagnosis.values())
                    .filter(code -> code.stage() == stage)
                    .map(code -> "| [" + code + "](" + code + ".md) | " + code.meaning() + " |\n")
                    .collect(Collectors.joining()));
        }
        return index.toString();
    }

    private static String proofs() {
        var seen =
                new StringBuilder("# Which test sees which code\n\nEach code comes from a server, real or hostile, in"
                        + " at least one test; a code without one fails the build.\nAt most three tests are named.\n\n"
                        + "| code | seen by |\n|---|---|\n");
        var excused = new StringBuilder("\n## Without a server\n\n| code | why | told by |\n|---|---|---|\n");
        for (var code : Diagnosis.values()) {
            var tests = DiagnosisCoverage.of(code).stream()
                    .limit(3)
                    .map(DiagnosisPages::link)
                    .collect(Collectors.joining(", "));
            var why = DiagnosisCoverage.WITHOUT_SERVER.get(code);
            if (why == null) {
                seen.append("| [%s](%s.md) | %s |\n".formatted(code, code, tests));
            } else {
                excused.append("| [%s](%s.md) | %s | %s |\n".formatted(code, code, why, tests));
            }
        }
        return seen.append(excused).toString();
    }

    private static String link(Path test) {
        var name = test.getFileName().toString().replace(".java", "");
        return "[%s/%s](../%s)"
                .formatted(test.getParent().getFileName(), name, test.toString().replace('\\', '/'));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case INFO -> "information";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }

    private static String again(Diagnosis code) {
        return switch (code.retry()) {
            case NEVER -> "when the connector or its secret has changed";
            case SOON -> "soon: it may heal by itself";
            case AFTER_CHANGE -> "after a change outside Fairlead";
        };
    }
}
