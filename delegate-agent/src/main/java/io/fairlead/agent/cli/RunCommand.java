package io.fairlead.agent.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fairlead-agent run}: enrols where that is still to be done, connects, and works until it is stopped. */
@Command(
        name = "run",
        description = "Connects to Fairlead and proves connectors until stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentVersion.class,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URL",
            defaultValue = "${env:FAIRLEAD_AGENT_SERVER}",
            description = "Address of delegate-service. [FAIRLEAD_AGENT_SERVER]")
    @SuppressWarnings("NullAway.Init")
    private URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            defaultValue = "${env:FAIRLEAD_AGENT_TOKEN_FILE}",
            description = "File with the enrolment token, needed once. [FAIRLEAD_AGENT_TOKEN_FILE, or the token"
                    + " itself in FAIRLEAD_AGENT_TOKEN]")
    private @Nullable Path tokenFile;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "${env:FAIRLEAD_AGENT_NAME:-delegate}",
            description = "How people see this delegate. Default: delegate [FAIRLEAD_AGENT_NAME]")
    private String name = "delegate";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:FAIRLEAD_AGENT_HOME:-.fairlead-agent}",
            description = "Where its keys live; DIR/ready exists while it is connected. Default: .fairlead-agent"
                    + " [FAIRLEAD_AGENT_HOME]")
    private Path home = Path.of(".fairlead-agent");

    @Option(
            names = "--capacity",
            paramLabel = "N",
            defaultValue = "${env:FAIRLEAD_AGENT_CAPACITY:-10}",
            description = "Tasks at the same time, 1 to 1000. Default: 10 [FAIRLEAD_AGENT_CAPACITY]")
    private int capacity = 10;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private NetworkOptions network;

    @Option(
            names = "--stop-within",
            paramLabel = "SECONDS",
            defaultValue = "${env:FAIRLEAD_AGENT_STOP_WITHIN:-20}",
            description = "How long work may go on after SIGTERM. Default: 20 [FAIRLEAD_AGENT_STOP_WITHIN]")
    private int stopTimeoutSeconds = 20;

    @Option(
            names = "--log-format",
            paramLabel = "text|ecs",
            defaultValue = "${env:FAIRLEAD_LOG_FORMAT:-text}",
            description = "Lines for people, or JSON. Default: text [FAIRLEAD_LOG_FORMAT]")
    private String logFormat = "text";

    @Override
    public Integer call() throws InterruptedException {
        LoggingSetup.configure(logFormat);
        if (capacity < 1 || capacity > 1000) {
            throw new ParameterException(spec.commandLine(), "--capacity must be 1 to 1000");
        }
        var scheme = String.valueOf(server.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || server.getHost() == null) {
            throw new ParameterException(spec.commandLine(), "--server must look like https://host[:port]");
        }
        var settings = new RunSettings(
                server,
                name,
                home,
                capacity,
                network.policy(),
                network.proxy(),
                network.caCertificates(),
                network.certificate(),
                stopTimeoutSeconds);
        return new AgentRuntime(settings, this::token).run();
    }

    private Optional<String> token() {
        return NetworkOptions.read(spec, tokenFile)
                .or(() -> Optional.ofNullable(System.getenv("FAIRLEAD_AGENT_TOKEN")))
                .map(String::strip)
                .filter(token -> !token.isEmpty());
    }
}
