package io.fairlead.local;

import io.fairlead.local.jvm.AotCacheTrainer.TrainingRun;
import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.jvm.UnpackedApp;
import io.fairlead.local.postgres.ServiceMigrations;
import io.fairlead.local.program.Program;
import io.fairlead.local.program.Readiness;
import io.fairlead.local.singlejvm.SharedJvm;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Describes the one JVM in which the services and the console run here, unless they are asked to be separate. */
final class SharedServices {

    private static final String NAME = "services";

    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-XX:+ExitOnOutOfMemoryError",
            // it would find the parts of all programs in the class loader of the JVM, and use them in one that lacks
            // some
            "-Dspring.backgroundpreinitializer.ignore=true");

    private final Settings settings;
    private final SharedJvm jvm = new SharedJvm();
    private final BackingServers servers;
    private final Map<LocalService, UnpackedApp> unpacked = new EnumMap<>(LocalService.class);
    private final List<Readiness> readiness = new ArrayList<>();
    private final JavaProgram java;

    SharedServices(Settings settings, BackingServers servers, Path apps, Path launched, HttpClient http)
            throws IOException, InterruptedException {
        this.settings = settings;
        this.servers = servers;
        for (var service : LocalService.values()) {
            var program = new ServiceProgram(service, settings, servers);
            var app = UnpackedApp.of(service.program(), service.executableJar(settings.tree()), apps);
            unpacked.put(service, app);
            jvm.add(service.program(), app, program.environment());
            readiness.add(program.readiness(http));
        }
        var console = new ConsoleProgram(settings, servers);
        var app = UnpackedApp.of(ConsoleProgram.NAME, ConsoleProgram.jar(settings.tree()), apps);
        jvm.add(ConsoleProgram.NAME, app, console.environment());
        readiness.add(console.readiness(http));
        this.java = jvm.javaProgram(FLAGS, launched);
    }

    /** Before it starts: the JVM does not know the owners of the tables. */
    void migrate(LocalService service) throws IOException {
        ServiceMigrations.migrate(
                servers.databases().database(service.database()), Objects.requireNonNull(unpacked.get(service)));
    }

    Program program() {
        return new Program(
                        NAME,
                        java.command(jvm.arguments()),
                        jvm.environment(),
                        settings.home(),
                        Readiness.whenAll(readiness))
                .withGrace(Duration.ofSeconds(12));
    }

    TrainingRun trainingRun() {
        return new TrainingRun(java, jvm.environment(), List.of(SharedJvm.EXIT_WHEN_BUILT), jvm.arguments());
    }
}
