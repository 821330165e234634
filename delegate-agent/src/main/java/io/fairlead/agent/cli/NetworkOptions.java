package io.fairlead.agent.cli;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.tls.ClientCertificate;
import io.fairlead.agent.proxy.ForwardProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options about the way to registries, alike in every command. */
final class NetworkOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

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
            names = {"--ca-file", "--ca"},
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
            names = "--client-certificate",
            paramLabel = "FILE",
            defaultValue = "${env:FAIRLEAD_AGENT_CLIENT_CERTIFICATE}",
            description = "Certificate in PEM, with those that issued it, shown to registries that ask for one."
                    + " [FAIRLEAD_AGENT_CLIENT_CERTIFICATE]")
    private @Nullable Path clientCertificate;

    @Option(
            names = "--client-key",
            paramLabel = "FILE",
            defaultValue = "${env:FAIRLEAD_AGENT_CLIENT_KEY}",
            description = "Its key in PEM (PKCS#8, not encrypted). [FAIRLEAD_AGENT_CLIENT_KEY]")
    private @Nullable Path clientKey;

    @Option(
            names = "--negative-control",
            arity = "1",
            paramLabel = "true|false",
            defaultValue = "${env:FAIRLEAD_AGENT_NEGATIVE_CONTROL:-true}",
            description = "Whether a made-up login may be tried, once a day for each registry, where acceptance alone"
                    + " proves nothing. Default: true [FAIRLEAD_AGENT_NEGATIVE_CONTROL]")
    private boolean negativeControl = true;

    EgressPolicy policy() {
        return new EgressPolicy(allowLoopback, plainHttp, negativeControl);
    }

    Optional<ForwardProxy> proxy() {
        try {
            return ForwardProxy.parse(proxy, noProxy);
        } catch (IllegalArgumentException _) {
            throw new ParameterException(spec.commandLine(), "--proxy must look like http://[user:password@]host:port");
        }
    }

    /** Certificates in PEM; empty for none. */
    String caCertificates() {
        return read(spec, caFile).orElse("");
    }

    Optional<ClientCertificate> certificate() {
        var certificate = read(spec, clientCertificate);
        var key = read(spec, clientKey);
        if (certificate.isPresent() != key.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--client-certificate and --client-key belong together");
        }
        try {
            return certificate.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ClientCertificate.parse(certificate.get(), key.orElseThrow()));
        } catch (GeneralSecurityException _) {
            throw new ParameterException(
                    spec.commandLine(), "--client-certificate must be PEM, and --client-key its key in PKCS#8");
        }
    }

    static Optional<String> read(CommandSpec spec, @Nullable Path file) {
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
