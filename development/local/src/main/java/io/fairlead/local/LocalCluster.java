package io.fairlead.local;

import io.fairlead.local.jvm.AotCacheTrainer;
import io.fairlead.local.postgres.Credentials;
import io.fairlead.local.postgres.ServiceDatabases.ServiceDatabase;
import io.fairlead.local.program.ProgramJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Everything, running: the servers, the services and one delegate, each a process of its own. */
public final class LocalCluster implements AutoCloseable {

    static final String METRICS_LOGIN = "metrics";

    private final Settings settings;
    private final InstallationDirectory home;
    private final BackingServers servers;
    private final RunningPrograms running;
    private final StartupSequence startup;
    private final AotCacheTrainer trainer;

    private LocalCluster(Settings settings, InstallationDirectory home, ProgramJournal journal) {
        this.settings = settings;
        this.home = home;
        this.servers =
                BackingServers.of(settings, Credentials.load(home.directory().resolve("credentials")));
        this.running = new RunningPrograms(journal, home.pids());
        this.startup = new StartupSequence(settings, home, journal, servers, running);
        this.trainer = new AotCacheTrainer(journal.fileOf("training"));
    }

    /** Takes the home directory for itself; nothing runs yet. */
    static LocalCluster prepare(Settings settings, ProgramJournal journal) {
        return new LocalCluster(settings, InstallationDirectory.acquire(settings.home()), journal);
    }

    /** As tests start it: returns when all is ready; the programs' lines go to {@code <home>/logs} only. */
    public static LocalCluster start(Settings settings) {
        var cluster = prepare(
                settings, new ProgramJournal(System.out, false, settings.home().resolve("logs")));
        cluster.start();
        return cluster;
    }

    /** Fails with {@link CannotStart} or {@code ProgramFailed}, leaving nothing behind. */
    void start() {
        try {
            startup.run();
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            close();
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was broken off");
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** Where people go, and the one door to all services. */
    public URI console() {
        return ConsoleProgram.address(settings.ports());
    }

    public URI address(LocalService service) {
        return service.address(settings.ports());
    }

    /** Where operators look: {@code /actuator/health} and the like. */
    public URI management(LocalService service) {
        return service.readiness(settings.ports()).resolve("/");
    }

    public URI consoleManagement() {
        return ConsoleProgram.readiness(settings.ports()).resolve("/");
    }

    public String kafka() {
        return servers.kafkaAddress();
    }

    public ServiceDatabase database(LocalService service) {
        return servers.databases().database(service.database());
    }

    public Path home() {
        return home.directory();
    }

    /** With it, every request is the first admin's. */
    public String adminToken() {
        try {
            return Files.readString(InstallationDirectory.adminToken(home())).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("read the token of the first admin", failure);
        }
    }

    /** Where each program shows its metrics to whoever has {@link #metricsToken()}; host and port. */
    public List<String> metricsAddresses() {
        var ports = settings.ports();
        return Stream.concat(
                        Arrays.stream(LocalService.values()).map(service -> ports.managementNumberOf(service.port())),
                        Stream.of(ports.managementNumberOf(Port.CONSOLE)))
                .map(port -> "127.0.0.1:" + port)
                .toList();
    }

    public String metricsToken() {
        return servers.credentials().passwordOf(METRICS_LOGIN);
    }

    /** The process of {@code postgres}, {@code kafka}, {@code delegate-agent} or a service's. */
    public ProcessHandle process(String program) {
        var file = home.pids().resolve(program);
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .orElseThrow(() -> new IllegalStateException(program + " is not running"));
        } catch (IOException failure) {
            throw new UncheckedIOException(program + " is not running", failure);
        }
    }

    /** Makes the caches that shorten later starts; returns when they are made, or when the suite is closed. */
    void train() {
        trainer.train(startup.trainingRuns());
    }

    /** Stops the delegate, then the services, then Kafka and PostgreSQL. */
    @Override
    public void close() {
        trainer.close();
        startup.close();
        running.stop();
        home.close();
    }
}
