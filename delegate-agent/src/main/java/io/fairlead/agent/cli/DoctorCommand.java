package io.fairlead.agent.cli;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.probe.ProbeOrder;
import io.fairlead.agent.probe.ProbeReport;
import io.fairlead.agent.probe.RegistryProbe;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code fairlead-agent doctor}: proves one registry from a shell, without a server. */
@Command(
        name = "doctor",
        description = "Proves one registry from here and says what is wrong, without Fairlead's services.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentVersion.class,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 VERIFIED, 3 VERIFIED_NO_ACCESS_TO_REPO, 4 NOT_CHECKED_ANONYMOUS, 5 NOT_VERIFIABLE,",
            "6 REJECTED, 7 UNREACHABLE, 8 REFUSED_BY_POLICY, 9 NOT_TESTED; 1 an error of this program, 2 wrong options."
        })
final class DoctorCommand implements Callable<Integer> {

    private final InputStream in;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "The registry, as a connector would name it.")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(
            names = {"--user", "-u"},
            paramLabel = "NAME",
            description = "User name; without it nobody logs in.")
    private @Nullable String user;

    @Option(names = "--password-stdin", description = "Reads the password from standard input, up to its end.")
    private boolean passwordStdin;

    @Option(
            names = {"--password", "-p"},
            hidden = true,
            arity = "0..1")
    private @Nullable String password;

    @Option(names = "--repository", paramLabel = "NAME", description = "Also proves the right to pull from it.")
    private @Nullable String repository;

    @Option(
            names = "--push",
            paramLabel = "granted|upload",
            arity = "0..1",
            fallbackValue = "granted",
            description = "Also proves the right to push to the repository, if it exists: by what a token grants, or by"
                    + " a real upload that is opened and cancelled. Without a value: granted.")
    private ProbeOrder.Push push = ProbeOrder.Push.NOT_ASKED;

    @Option(
            names = "--trust-token-host",
            paramLabel = "HOST",
            description = "A host outside the registry's domain that may see the credential; may be repeated.")
    private List<String> trustedTokenHosts = List.of();

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long it may take in all, 1 to 60. Default: 20")
    private int timeoutSeconds = 20;

    @Option(names = "--json", description = "Prints outcome and steps as JSON.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private NetworkOptions network;

    DoctorCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        LoggingSetup.disable();
        validateOptions();
        var networkSetup = new NetworkSetup(
                network.policy(),
                new TrustedAuthorities(""),
                network.certificate(),
                HostResolver.SYSTEM,
                network.proxy(),
                AgentVersion.current());
        var secret = passwordStdin ? withoutLineEnd(in.readAllBytes()) : null;
        try (var probe = new RegistryProbe(networkSetup, Clock.systemUTC())) {
            var report = probe(probe, secret);
            print(report);
            return ExitCodes.of(report.outcome().verdict());
        }
    }

    private void validateOptions() {
        if (password != null || spec.commandLine().getParseResult().hasMatchedOption("--password")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A password on the command line is seen by every user of the machine and kept in the shell's"
                            + " history: use --password-stdin");
        }
        if ((user == null) == passwordStdin) {
            throw new ParameterException(spec.commandLine(), "--user and --password-stdin belong together");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > 60) {
            throw new ParameterException(spec.commandLine(), "--within must be 1 to 60");
        }
    }

    private ProbeReport probe(RegistryProbe probe, byte @Nullable [] secret) {
        var connection = new RegistryConnection(
                url,
                ProviderType.Other,
                new RegistryAuth.Anonymous(),
                List.of(),
                repository,
                trustedTokenHosts,
                network.caCertificates());
        var origin = RegistryProbe.origin(url);
        var credential =
                secret == null || user == null || origin.isEmpty() ? null : new Credential(origin.get(), user, secret);
        try {
            return probe.probe(
                    new ProbeOrder(connection, credential, Duration.ofSeconds(timeoutSeconds), push, null, _ -> {}));
        } finally {
            if (credential != null) {
                credential.close();
            }
        }
    }

    private void print(ProbeReport report) {
        var out = spec.commandLine().getOut();
        if (json) {
            var mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            out.println(mapper.writeValueAsString(report));
        } else {
            out.print(new ReportText(report).text());
        }
        out.flush();
    }

    /** {@code echo} and files end in one that is no part of the password. */
    private static byte[] withoutLineEnd(byte[] read) {
        var length = read.length;
        if (length > 0 && read[length - 1] == '\n') {
            length--;
            if (length > 0 && read[length - 1] == '\r') {
                length--;
            }
        }
        var secret = Arrays.copyOf(read, length);
        Arrays.fill(read, (byte) 0);
        return secret;
    }
}
