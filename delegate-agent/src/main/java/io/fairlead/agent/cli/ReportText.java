package io.fairlead.agent.cli;

import io.fairlead.agent.probe.ProbeReport;
import io.fairlead.contracts.diagnosis.Fix;
import io.fairlead.contracts.test.Step;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A probe's report for a person at a terminal. */
record ReportText(ProbeReport report) {

    String text() {
        var outcome = report.outcome();
        var text = new StringBuilder("\n");
        report.steps().forEach(step -> text.append(line(step)));
        text.append("\n%s  %s%n".formatted(outcome.verdict(), outcome.code()));
        text.append("  " + outcome.summary() + "\n");
        text.append("  " + outcome.explanation() + "\n");
        if (outcome.remedy() != null) {
            text.append("\nWhat to do\n  " + outcome.remedy() + "\n");
        }
        if (!outcome.fixes().isEmpty()) {
            text.append("\nIn a connector, a click can\n");
            outcome.fixes().forEach(fix -> text.append("  " + line(fix) + "\n"));
        }
        if (!outcome.notes().isEmpty()) {
            text.append("\nBesides\n");
            outcome.notes().forEach(note -> text.append("  %s: %s%n".formatted(note.code(), note.summary())));
        }
        return text.toString();
    }

    private static String line(Step step) {
        var name = step.name().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        var mark = switch (step.outcome()) {
            case PASSED -> "ok";
            case FAILED -> "FAILED";
            case SKIPPED -> "skipped";
        };
        var evidence = new TreeMap<>(step.evidence())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("  "));
        return String.format(Locale.ROOT, "%-19s %-7s %8.1f ms  %s%n", name, mark, step.durationMillis(), evidence);
    }

    private static String line(Fix fix) {
        return switch (fix) {
            case Fix.ChangeConnector(var title, var patch) ->
                title + ": "
                        + patch.stream()
                                .map(operation -> operation.path() + " = " + operation.value())
                                .collect(Collectors.joining(", "));
            case Fix.TrimSecret(var title, var secret) -> title + " " + secret.identifier();
        };
    }
}
