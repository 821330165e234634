package io.fairlead.agent.cli;

import io.fairlead.agent.proxy.ForwardProxy;
import io.fairlead.agent.wire.EgressPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            defaultValue = "${env:FAIRLEAD_AGENT_PROXY:-${env:HTTPS_PROXY:-${env:https_proxy:-}}}",
            description = "Forward proxy for Fairlead and registries: http://[user:password@]host:port."
                    + " [FAIRLEAD_AGENT_PROXY, HTTPS_PROXY]")
    private String proxy = "";

    @Option(
            names = "--no-proxy",
            paramLabel = "HOSTS",
            defaultValue = "${env:FAIRLEAD_AGENT_NO_PROXY:-${env:NO_PROXY:-${env:no_proxy:-}}}",
            description = "Hosts reached without it, separated by commas. [FAIRLEAD_AGENT_NO_PROXY, NO_PROXY]")
    private String noProxy = "";

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            defaultValue = "${env:FAIRLEAD_AGENT_CA_FILE}",
            description = "Certificates in PEM, trusted besides the system's. [FAIRLEAD_AGENT_CA_FILE]")
    private @Nullable Path caFile;

    @Option(
            names = "--allow-loopback",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            defaultValue = "${env:FAIRLEAD_AGENT_ALLOW_LOOPBACK:-false}",
            description = "Also ask registries on this very machine. [FAIRLEAD_AGENT_ALLOW_LOOPBACK]")
    private boolean allowLoopback;

    @Option(
            names = "--allow-plain-http",
            arity = "0..1",
            fallbackValue = "loopback",
            paramLabel = "never|loopback|anywhere",
            defaultValue = "${env:FAIRLEAD_AGENT_ALLOW_PLAIN_HTTP:-never}",
            description = "Where credentials may go unencrypted. Default: never; without a value: loopback."
                    + " [FAIRLEAD_AGENT_ALLOW_PLAIN_HTTP]")
    private EgressPolicy.PlainHttp plainHttp = EgressPolicy.PlainHttp.NEVER;

    @Option(
            names = "--stop-within",
            paramLabel = "SECONDS",
            defaultValue = "${env:FAIRLEAD_AGENT_STOP_WITHIN:-20}",
            description = "How long work may go on after SIGTERM. Default: 20 [FAIRLEAD_AGENT_STOP_WITHIN]")
    private int stopWithin = 20;

    @Option(
            names = "--log-format",
            paramLabel = "text|ecs",
            defaultValue = "${env:FAIRLEAD_LOG_FORMAT:-text}",
            description = "Lines for people, or JSON. Default: text [FAIRLEAD_LOG_FORMAT]")
    private String logFormat = "text";

    @Override
    public Integer call() throws InterruptedException {
        Logging.begin(logFormat);
        if (capacity < 1 || capacity > 1000) {
            throw new ParameterException(spec.commandLine(), "--capacity must be 1 to 1000");
        }
        var scheme = String.valueOf(server.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || server.getHost() == null) {
            throw new ParameterException(spec.commandLine(), "--server must look like https://host[:port]");
        }
        var setup = new Setup(
                server,
                name,
                home,
                capacity,
                new EgressPolicy(allowLoopback, plainHttp),
                forwardProxy(),
                read(caFile).orElse(""),
                stopWithin);
        return new Agent(setup, this::token).run();
    }

    private Optional<ForwardProxy> forwardProxy() {
        try {
            return ForwardProxy.parse(proxy, noProxy);
        } catch (IllegalArgumentException _) {
            throw new ParameterException(spec.commandLine(), "--proxy must look like http://[user:password@]host:port");
        }
    }

    private Optional<String> token() {
        return read(tokenFile)
                .or(() -> Optional.ofNullable(System.getenv("FAIRLEAD_AGENT_TOKEN")))
                .map(String::strip)
                .filter(token -> !token.isEmpty());
    }

    private Optional<String> read(@Nullable Path file) {
        if (file == null || file.toString().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException _) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
    }
}
