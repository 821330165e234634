package io.fairlead.agent.cli;

import io.fairlead.contracts.diagnosis.DiagnosisLookup;
import io.fairlead.contracts.diagnosis.DiagnosisLookup.PossibleDiagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code fairlead-agent explain}: says what an error of another tool means, and what helps. */
@Command(
        name = "explain",
        description = "Says what an error of docker, podman, skopeo, crane, containerd, the kubelet or others means.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentVersion.class,
        sortOptions = false,
        footer = {"", "Exit codes: 0 something fits, 3 nothing does; 1 an error of this program, 2 wrong options."})
final class ExplainCommand implements Callable<Integer> {

    private static final int NOTHING_FITS = 3;
    private static final int MAX_INPUT_BYTES = 1024 * 1024;

    private final InputStream in;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "The error; without it, standard input is read.")
    private List<String> text = List.of();

    @Option(names = "--json", description = "Prints what fits as JSON.")
    private boolean json;

    ExplainCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        LoggingSetup.disable();
        var error = text.isEmpty()
                ? new String(in.readNBytes(MAX_INPUT_BYTES), StandardCharsets.UTF_8)
                : String.join(" ", text);
        var found = DiagnosisLookup.find(error);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(found));
        } else {
            out.print(found.isEmpty() ? "Nothing is known of this text.\n" : lines(found));
        }
        out.flush();
        return found.isEmpty() ? NOTHING_FITS : 0;
    }

    private static String lines(List<PossibleDiagnosis> found) {
        var lines = new StringBuilder();
        for (var possible : found) {
            lines.append(lines.isEmpty() ? "" : "\nOr else\n")
                    .append(possible.code() + "\n  " + possible.meaning() + "\n  " + possible.reason() + "\n");
            if (!possible.remedy().isEmpty()) {
                lines.append("\nWhat to do\n  " + possible.remedy() + "\n");
            }
        }
        return lines.toString();
    }
}
