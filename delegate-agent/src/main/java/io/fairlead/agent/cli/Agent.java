package io.fairlead.agent.cli;

import io.fairlead.agent.identity.AgentKeys;
import io.fairlead.agent.identity.Epochs;
import io.fairlead.agent.identity.Home;
import io.fairlead.agent.identity.Identity;
import io.fairlead.agent.identity.RequestSigner;
import io.fairlead.agent.image.Operations;
import io.fairlead.agent.link.Enroller;
import io.fairlead.agent.link.Enroller.Enrolling;
import io.fairlead.agent.link.Link;
import io.fairlead.agent.link.Server;
import io.fairlead.agent.probe.RegistryProbe;
import io.fairlead.agent.seal.SecretFetch;
import io.fairlead.agent.seal.Unsealing;
import io.fairlead.agent.wire.Names;
import io.fairlead.agent.wire.Surroundings;
import io.fairlead.agent.wire.Trust;
import io.fairlead.agent.work.Operator;
import io.fairlead.agent.work.Prover;
import io.fairlead.agent.work.Trade;
import io.fairlead.agent.work.Unlocking;
import io.fairlead.agent.work.Workbench;
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
final class Agent {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final long RETRY_SECONDS = 2;

    private final Setup setup;
    private final Supplier<Optional<String>> token;
    private final Clock clock = Clock.systemUTC();

    Agent(Setup setup, Supplier<Optional<String>> token) {
        this.setup = setup;
        this.token = token;
    }

    int run() throws InterruptedException {
        var version = AgentVersion.current();
        var home = Home.at(setup.home());
        home.remove("ready");
        var trust = new Trust(setup.authorities());
        Server server;
        try {
            server = new Server(setup.server(), version, setup.proxy(), trust.context());
        } catch (GeneralSecurityException | IOException e) {
            LOG.error("The certificates of --ca-file cannot be read");
            return ExitCode.USAGE;
        }
        var keys = AgentKeys.of(home);
        var known = Identity.of(home, keys);
        if (known.isEmpty()) {
            known = enrol(home, keys, new Enroller(server, version));
        }
        if (known.isEmpty()) {
            return ExitCode.USAGE;
        }
        var surroundings =
                new Surroundings(setup.policy(), trust, setup.certificate(), Names.SYSTEM, setup.proxy(), version);
        try (var probe = new RegistryProbe(surroundings, clock);
                var operations = new Operations(surroundings, clock)) {
            work(
                    home,
                    known.get(),
                    server,
                    version,
                    unlocking -> Trade.of(new Prover(unlocking, probe), new Operator(unlocking, operations)));
        }
        return ExitCode.OK;
    }

    private Optional<Identity> enrol(Home home, AgentKeys keys, Enroller enroller) throws InterruptedException {
        var given = token.get();
        if (given.isEmpty()) {
            LOG.error("This delegate is not enrolled yet: give a token by --token-file or FAIRLEAD_AGENT_TOKEN");
            return Optional.empty();
        }
        while (true) {
            switch (enroller.enrol(given.get(), setup.name(), keys)) {
                case Enrolling.Done(var enrolled) -> {
                    LOG.info("Enrolled as {} with tags {}", enrolled.delegateId(), enrolled.tags());
                    return Optional.of(Identity.keep(home, enrolled, keys));
                }
                case Enrolling.Rejected rejected -> {
                    LOG.error(FairleadAgent.rejected(rejected));
                    return Optional.empty();
                }
                case Enrolling.Unreached(var reason) ->
                    LOG.warn("Cannot enrol at {} yet: {}; next try in {} s", setup.server(), reason, RETRY_SECONDS);
            }
            TimeUnit.SECONDS.sleep(RETRY_SECONDS);
        }
    }

    private void work(Home home, Identity identity, Server server, String version, Function<Unlocking, Trade> trades)
            throws InterruptedException {
        var signer = new RequestSigner(identity, clock);
        var trade = trades.apply(new Unlocking(new SecretFetch(server, signer), new Unsealing(identity)));
        var upstream = new AtomicReference<Link>();
        try (var bench = new Workbench(
                trade, setup.capacity(), version, frame -> upstream.get().send(frame))) {
            var link = new Link(server, signer, new Epochs(home, clock), bench, new ReadyFile(home, identity, server));
            upstream.set(link);
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bench, link, ended), "stop"));
            link.run();
            ended.countDown();
        }
    }

    /** Finishes what is held, as far as the time allows, and says goodbye. */
    private void stop(Workbench bench, Link link, CountDownLatch ended) {
        bench.stop();
        try {
            for (var waited = 0; waited < setup.stopWithin() * 20 && !bench.isIdle(); waited++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            link.stop();
            if (!ended.await(3, TimeUnit.SECONDS)) {
                LOG.warn("The connection did not close in time");
            }
            LOG.info("Stopped");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows by a file and a line whether this delegate is connected. */
    private record ReadyFile(Home home, Identity identity, Server server) implements Link.Presence {

        @Override
        public void connected(String transport) {
            home.write("ready", identity.delegateId().toString().getBytes(StandardCharsets.US_ASCII));
            LOG.info("Connected to {} as {} by {}", server, identity.delegateId(), transport);
        }

        @Override
        public void disconnected() {
            home.remove("ready");
        }
    }
}
