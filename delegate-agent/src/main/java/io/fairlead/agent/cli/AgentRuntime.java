package io.fairlead.agent.cli;

import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.identity.AgentHome;
import io.fairlead.agent.identity.AgentIdentity;
import io.fairlead.agent.identity.AgentKeys;
import io.fairlead.agent.identity.ConnectionEpochs;
import io.fairlead.agent.identity.RequestSigner;
import io.fairlead.agent.operation.OperationExecutor;
import io.fairlead.agent.probe.RegistryProbe;
import io.fairlead.agent.secret.SealedSecretsClient;
import io.fairlead.agent.secret.SecretUnsealer;
import io.fairlead.agent.server.DelegateServiceClient;
import io.fairlead.agent.server.Enroller;
import io.fairlead.agent.server.Enroller.EnrolmentResult;
import io.fairlead.agent.server.ServerConnection;
import io.fairlead.agent.task.OperationTaskHandler;
import io.fairlead.agent.task.TaskCredentials;
import io.fairlead.agent.task.TaskHandler;
import io.fairlead.agent.task.TaskRunner;
import io.fairlead.agent.task.TestTaskHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** One running delegate: all parts wired together, from enrolment to a stop in order. */
final class AgentRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(AgentRuntime.class);
    private static final long RETRY_SECONDS = 2;

    private final RunSettings settings;
    private final Supplier<Optional<String>> token;
    private final Clock clock = Clock.systemUTC();

    AgentRuntime(RunSettings settings, Supplier<Optional<String>> token) {
        this.settings = settings;
        this.token = token;
    }

    int run() throws InterruptedException {
        var version = AgentVersion.current();
        var home = AgentHome.open(settings.home());
        home.delete("ready");
        var trustedAuthorities = new TrustedAuthorities(settings.caCertificates());
        DelegateServiceClient server;
        try {
            server = new DelegateServiceClient(
                    settings.server(), version, settings.proxy(), trustedAuthorities.sslContext());
        } catch (GeneralSecurityException | IOException e) {
            LOG.error("The certificates of --ca-file cannot be read");
            return ExitCode.USAGE;
        }
        var keys = AgentKeys.loadOrCreate(home);
        var known = AgentIdentity.find(home, keys);
        if (known.isEmpty()) {
            known = enrol(home, keys, new Enroller(server, version));
        }
        if (known.isEmpty()) {
            return ExitCode.USAGE;
        }
        var networkSetup = new NetworkSetup(
                settings.policy(),
                trustedAuthorities,
                settings.certificate(),
                HostResolver.SYSTEM,
                settings.proxy(),
                version);
        try (var probe = new RegistryProbe(networkSetup, clock);
                var operations = new OperationExecutor(networkSetup, clock)) {
            work(
                    home,
                    known.get(),
                    server,
                    version,
                    credentials -> TaskHandler.dispatchingTo(
                            new TestTaskHandler(credentials, probe),
                            new OperationTaskHandler(credentials, operations)));
        }
        return ExitCode.OK;
    }

    private Optional<AgentIdentity> enrol(AgentHome home, AgentKeys keys, Enroller enroller)
            throws InterruptedException {
        var given = token.get();
        if (given.isEmpty()) {
            LOG.error("This delegate is not enrolled yet: give a token by --token-file or FAIRLEAD_AGENT_TOKEN");
            return Optional.empty();
        }
        while (true) {
            switch (enroller.enrol(given.get(), settings.name(), keys)) {
                case EnrolmentResult.Succeeded(var enrolled) -> {
                    LOG.info("Enrolled as {} with tags {}", enrolled.delegateId(), enrolled.tags());
                    return Optional.of(AgentIdentity.save(home, enrolled, keys));
                }
                case EnrolmentResult.Rejected rejected -> {
                    LOG.error(FairleadAgent.rejectionMessage(rejected));
                    return Optional.empty();
                }
                case EnrolmentResult.Unreachable(var reason) ->
                    LOG.warn("Cannot enrol at {} yet: {}; next try in {} s", settings.server(), reason, RETRY_SECONDS);
            }
            TimeUnit.SECONDS.sleep(RETRY_SECONDS);
        }
    }

    private void work(
            AgentHome home,
            AgentIdentity identity,
            DelegateServiceClient server,
            String version,
            Function<TaskCredentials, TaskHandler> handlerFactory)
            throws InterruptedException {
        var signer = new RequestSigner(identity, clock);
        var taskHandler = handlerFactory.apply(
                new TaskCredentials(new SealedSecretsClient(server, signer), new SecretUnsealer(identity)));
        var upstream = new AtomicReference<ServerConnection>();
        try (var taskRunner = new TaskRunner(
                taskHandler,
                settings.capacity(),
                version,
                frame -> upstream.get().send(frame))) {
            var connection = new ServerConnection(
                    server,
                    signer,
                    new ConnectionEpochs(home, clock),
                    taskRunner,
                    new ReadyFile(home, identity, server));
            upstream.set(connection);
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(taskRunner, connection, ended), "stop"));
            connection.run();
            ended.countDown();
        }
    }

    /** Finishes what is held, as far as the time allows, and says goodbye. */
    private void stop(TaskRunner taskRunner, ServerConnection connection, CountDownLatch ended) {
        taskRunner.stop();
        try {
            for (var waited = 0; waited < settings.stopTimeoutSeconds() * 20 && !taskRunner.isIdle(); waited++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            connection.stop();
            if (!ended.await(3, TimeUnit.SECONDS)) {
                LOG.warn("The connection did not close in time");
            }
            LOG.info("Stopped");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows by a file and a line whether this delegate is connected. */
    private record ReadyFile(AgentHome home, AgentIdentity identity, DelegateServiceClient server)
            implements ServerConnection.ConnectionListener {

        @Override
        public void connected(String transport) {
            home.write("ready", identity.delegateId().toString().getBytes(StandardCharsets.US_ASCII));
            LOG.info("Connected to {} as {} by {}", server, identity.delegateId(), transport);
        }

        @Override
        public void disconnected() {
            home.delete("ready");
        }
    }
}
