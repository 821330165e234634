package io.fairlead.agent.cli;

import io.fairlead.agent.probe.ProbeReport;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.contracts.testing.TestStep;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A probe's report for a person at a terminal. */
record ReportText(ProbeReport report) {

    private static final Comparator<String> STATUS_FIRST_HEADERS_LAST = Comparator.comparing(
                    (String key) -> !key.equals("status"))
            .thenComparing(ReportText::isHeader)
            .thenComparing(Comparator.naturalOrder());
    private static final String EVIDENCE_INDENT = " ".repeat(41);
    private static final int EVIDENCE_WIDTH = 100 - EVIDENCE_INDENT.length();

    String text() {
        var outcome = report.outcome();
        var text = new StringBuilder();
        if (!report.steps().isEmpty()) {
            text.append('\n');
            report.steps().forEach(step -> text.append(line(step)));
        }
        text.append("\n%s  %s%n".formatted(outcome.verdict(), outcome.code()));
        text.append("  " + outcome.explanation() + "\n");
        text.append("  " + outcome.summary() + "\n");
        if (outcome.remedy() != null) {
            text.append("\nWhat to do\n  " + outcome.remedy() + "\n");
            DoctorOptionHints.forDiagnosis(outcome.code(), outcome.summary())
                    .ifPresent(option -> text.append("  Here: " + option + "\n"));
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

    private String line(TestStep step) {
        var name = step.name().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        var mark = switch (step.outcome()) {
            case PASSED -> "ok";
            case FAILED -> "FAILED";
            case SKIPPED -> "skipped";
        };
        var head = String.format(Locale.ROOT, "%-19s %-7s %8.1f ms  ", name, mark, step.durationMillis());
        return (head + evidence(step)).stripTrailing() + "\n";
    }

    /** Breaks lines between two facts only, so that each can be copied. */
    private String evidence(TestStep step) {
        var lines = new StringBuilder();
        var column = 0;
        for (var fact : facts(step)) {
            if (column > 0) {
                var breaks = column + 2 + fact.length() > EVIDENCE_WIDTH;
                lines.append(breaks ? "\n" + EVIDENCE_INDENT : "  ");
                column = breaks ? 0 : column + 2;
            }
            lines.append(fact);
            column += fact.length();
        }
        return lines.toString();
    }

    /** What the summary says is not said twice, and headers interest only where something went wrong. */
    private List<String> facts(TestStep step) {
        var evidence = new TreeMap<String, String>(STATUS_FIRST_HEADERS_LAST);
        evidence.putAll(step.evidence());
        evidence.values().removeIf(report.outcome().summary()::equals);
        if (step.outcome() != TestStep.StepResult.FAILED) {
            evidence.keySet().removeIf(ReportText::isHeader);
        }
        return evidence.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static boolean isHeader(String key) {
        return Character.isUpperCase(key.charAt(0));
    }

    private static String line(QuickFix fix) {
        return switch (fix) {
            case QuickFix.ChangeConnector(var title, var patch) ->
                title + ": "
                        + patch.stream()
                                .map(operation -> operation.path() + " = " + operation.value())
                                .collect(Collectors.joining(", "));
            case QuickFix.TrimSecret(var title, var secret) -> title + " " + secret.identifier();
        };
    }
}
