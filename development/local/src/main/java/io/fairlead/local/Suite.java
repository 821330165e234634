package io.fairlead.local;

import io.fairlead.local.jvm.Training;
import io.fairlead.local.postgres.Credentials;
import io.fairlead.local.postgres.Databases.Database;
import io.fairlead.local.program.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything, running: the servers, the services and one delegate, each a process of its own. */
public final class Suite implements AutoCloseable {

    private final Settings settings;
    private final Home home;
    private final Servers servers;
    private final Running running;
    private final Startup startup;
    private final Training training;

    private Suite(Settings settings, Home home, Journal journal) {
        this.settings = settings;
        this.home = home;
        this.servers = Servers.of(settings, Credentials.in(home.directory().resolve("credentials")));
        this.running = new Running(journal, home.pids());
        this.startup = new Startup(settings, home, journal, servers, running);
        this.training = new Training(journal.fileOf("training"));
    }

    /** Takes the home directory for itself; nothing runs yet. */
    static Suite at(Settings settings, Journal journal) {
        return new Suite(settings, Home.taken(settings.home()), journal);
    }

    /** As tests start it: returns when all is ready; the programs' lines go to {@code <home>/logs} only. */
    public static Suite start(Settings settings) {
        var suite = at(settings, new Journal(System.out, false, settings.home().resolve("logs")));
        suite.start();
        return suite;
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

    public URI address(Service service) {
        return service.address(settings.ports());
    }

    /** Where operators look: {@code /actuator/health} and the like. */
    public URI management(Service service) {
        return service.readiness(settings.ports()).resolve("/");
    }

    public String kafka() {
        return servers.kafkaAddress();
    }

    public Database database(Service service) {
        return servers.databases().of(service.database());
    }

    public Path home() {
        return home.directory();
    }

    /** With it, every request is the first admin's. */
    public String adminToken() {
        try {
            return Files.readString(Home.adminToken(home())).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("read the token of the first admin", failure);
        }
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
        training.teach(startup.lessons());
    }

    /** Stops the delegate, then the services, then Kafka and PostgreSQL. */
    @Override
    public void close() {
        training.close();
        startup.close();
        running.stop();
        home.close();
    }
}
