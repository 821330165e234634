package io.fairlead.local;

import static java.util.stream.Collectors.toMap;

import io.fairlead.local.RunningPrograms.Stage;
import io.fairlead.local.demo.DemoRegistry;
import io.fairlead.local.jvm.AotCacheTrainer.TrainingRun;
import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.jvm.LauncherJar;
import io.fairlead.local.jvm.UnpackedApp;
import io.fairlead.local.kafka.KafkaBrokerMain;
import io.fairlead.local.postgres.ServiceMigrations;
import io.fairlead.local.program.ChildProcessMain;
import io.fairlead.local.program.ProgramJournal;
import io.fairlead.local.program.StaleProcesses;
import io.fairlead.local.singlejvm.SharedJvm;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts everything in its order, and as much as possible at the same time. */
final class StartupSequence implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);

    private final Settings settings;
    private final InstallationDirectory home;
    private final ProgramJournal journal;
    private final BackingServers servers;
    private final RunningPrograms running;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Queue<TrainingRun> trainingRuns = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable DemoRegistry> demo = new AtomicReference<>();

    StartupSequence(
            Settings settings,
            InstallationDirectory home,
            ProgramJournal journal,
            BackingServers servers,
            RunningPrograms running) {
        this.settings = settings;
        this.home = home;
        this.journal = journal;
        this.servers = servers;
        this.running = running;
    }

    /** What could start faster the next time. */
    List<TrainingRun> trainingRuns() {
        return List.copyOf(trainingRuns);
    }

    /** Ends what runs in this very process. */
    @Override
    public void close() {
        var registry = demo.getAndSet(null);
        if (registry != null) {
            registry.close();
        }
    }

    void run() throws IOException, InterruptedException {
        awaitEndOfLastRun();
        requireFreePorts();
        var jars = builtJars();
        var launched = LauncherJar.create(home.apps().resolve("launched.jar"), launchedClasses(), SharedJvm.RESOURCES);
        var postgres = step(this::startPostgres);
        var kafka = step(() -> startKafka(launched));
        var all = new ArrayList<>(List.of(postgres, kafka));
        var readyServers = CompletableFuture.allOf(postgres, kafka);
        if (settings.separate()) {
            for (var service : LocalService.values()) {
                all.add(step(() ->
                        startService(service, Objects.requireNonNull(jars.get(service)), launched, readyServers)));
            }
        } else {
            all.add(step(() -> startSharedServices(launched, readyServers)));
        }
        await(all);
        await(List.of(
                step(this::startDemoRegistry),
                step(() -> startConsole(launched)),
                step(() -> running.start(Stage.DELEGATE, new DelegateProgram(settings, http).program(launched)))));
    }

    private static List<Class<?>> launchedClasses() {
        return Stream.concat(Stream.of(ChildProcessMain.class, KafkaBrokerMain.class), SharedJvm.CLASSES.stream())
                .toList();
    }

    private void awaitEndOfLastRun() {
        if (StaleProcesses.exist(home.pids())) {
            journal.println("Waiting for the programs of the last run to end");
            StaleProcesses.awaitEnd(home.pids(), STOP_TIMEOUT);
        }
    }

    private void requireFreePorts() {
        var wanted = EnumSet.allOf(Port.class);
        if (servers.ownPostgres().isEmpty()) {
            wanted.remove(Port.POSTGRES);
        }
        if (servers.ownKafka().isEmpty()) {
            wanted.removeAll(List.of(Port.KAFKA, Port.KAFKA_CONTROLLER));
        }
        var conflicts = settings.ports().conflicts(wanted);
        if (!conflicts.isEmpty()) {
            throw new CannotStart(String.join("\n", conflicts));
        }
    }

    private Map<LocalService, Path> builtJars() {
        DelegateProgram.jar(settings.tree());
        ConsoleProgram.jar(settings.tree());
        return Arrays.stream(LocalService.values())
                .collect(toMap(Function.identity(), service -> service.executableJar(settings.tree())));
    }

    private void startPostgres() throws IOException, InterruptedException {
        if (servers.ownPostgres().isPresent()) {
            running.start(Stage.DATABASE, servers.ownPostgres().get().prepare());
        }
        servers.databases().create(LocalService.databases());
    }

    private void startKafka(Path launched) throws IOException {
        if (servers.ownKafka().isPresent()) {
            var kafka = servers.ownKafka().get();
            var java = kafka.javaProgram(launched);
            running.start(Stage.BROKER, kafka.program(java));
            trainingRuns.add(kafka.trainingRun(java));
        }
    }

    private void startService(LocalService service, Path jar, Path launched, CompletableFuture<Void> readyServers)
            throws IOException, InterruptedException {
        var app = UnpackedApp.of(service.program(), jar, home.apps());
        var java = new JavaProgram(ServiceProgram.FLAGS, app.classPath(launched), app.mainClass(), app.cache());
        var program = new ServiceProgram(service, settings, servers);
        readyServers.join();
        ServiceMigrations.migrate(servers.databases().database(service.database()), app);
        running.start(Stage.SERVICES, program.program(java, http));
        trainingRuns.add(program.trainingRun(java));
    }

    private void startSharedServices(Path launched, CompletableFuture<Void> readyServers)
            throws IOException, InterruptedException {
        var services = new SharedServices(settings, servers, home.apps(), launched, http);
        readyServers.join();
        await(Arrays.stream(LocalService.values())
                .map(service -> step(() -> services.migrate(service)))
                .toList());
        running.start(Stage.SERVICES, services.program());
        trainingRuns.add(services.trainingRun());
    }

    private void startConsole(Path launched) throws IOException, InterruptedException {
        if (!settings.separate()) {
            return;
        }
        var app = UnpackedApp.of(ConsoleProgram.NAME, ConsoleProgram.jar(settings.tree()), home.apps());
        var java = new JavaProgram(ServiceProgram.FLAGS, app.classPath(launched), app.mainClass(), app.cache());
        var program = new ConsoleProgram(settings, servers);
        running.start(Stage.CONSOLE, program.program(java, http));
        trainingRuns.add(program.trainingRun(java));
    }

    private void startDemoRegistry() throws IOException {
        var password = servers.credentials().passwordOf(ConsoleProgram.DEMO_LOGIN);
        demo.set(DemoRegistry.start(settings.ports().numberOf(Port.DEMO_REGISTRY), password));
    }

    /** Work that may fail in the ways that files and processes do. */
    private interface Step {

        void run() throws IOException, InterruptedException;
    }

    private static CompletableFuture<Void> step(Step step) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                step.run();
                done.complete(null);
            } catch (Exception failure) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    /** Does not wait for the others once one has failed. */
    private static void await(List<CompletableFuture<Void>> steps) throws IOException, InterruptedException {
        var all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
        for (var step : steps) {
            step.exceptionally(failure -> {
                all.completeExceptionally(failure);
                return null;
            });
        }
        try {
            all.join();
        } catch (CompletionException failure) {
            switch (rootOf(failure)) {
                case IOException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                default -> throw failure;
            }
        }
    }

    private static Throwable rootOf(CompletionException failure) {
        Throwable root = failure;
        while (root instanceof CompletionException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
