package io.fairlead.local;

import io.fairlead.local.program.ProgramFailed;
import io.fairlead.local.program.ProgramJournal;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The program behind {@code mvn -Pup}: starts everything in the foreground, and stops it on Ctrl-C. */
public final class LocalMain {

    private static final AtomicBoolean stopping = new AtomicBoolean();

    private LocalMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            System.out.print(Settings.USAGE);
            return;
        }
        try {
            run(System.getenv());
        } catch (CannotStart | ProgramFailed | UncheckedIOException failure) {
            if (stopping.get()) {
                return;
            }
            System.err.println("\n" + failure.getMessage() + "\n");
            System.exit(1);
        }
    }

    private static void run(Map<String, String> environment) throws InterruptedException {
        var begun = System.nanoTime();
        var settings =
                Settings.from(environment, directory("fairlead.called-from", "."), directory("fairlead.tree", "."));
        var journal = new ProgramJournal(
                System.out, isColoured(environment), settings.home().resolve("logs"));
        var cluster = LocalCluster.prepare(settings, journal);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster, journal, stopped), "stop"));
        stopWithParent();
        journal.println("Starting Fairlead in " + settings.home());
        cluster.start();
        journal.println(StartupBanner.text(settings, System.nanoTime() - begun));
        journal.showPrograms();
        if (!"off".equals(environment.get("FAIRLEAD_AOT"))) {
            cluster.train();
        }
        stopped.await();
    }

    private static void stop(LocalCluster cluster, ProgramJournal journal, CountDownLatch stopped) {
        stopping.set(true);
        journal.println("\nStopping");
        cluster.close();
        journal.println("Stopped; the data stays");
        stopped.countDown();
    }

    /** Maven may be killed without a chance to tell us. */
    private static void stopWithParent() {
        var parent = ProcessHandle.current().parent();
        if (parent.isEmpty() || parent.get().pid() == 1) {
            return;
        }
        Thread.ofPlatform().name("parent").daemon().start(() -> {
            try {
                while (parent.get().isAlive()) {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
                System.exit(1);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static boolean isColoured(Map<String, String> environment) {
        var console = System.console();
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && console != null && console.isTerminal();
    }

    private static Path directory(String property, String otherwise) {
        return Path.of(System.getProperty(property, otherwise)).toAbsolutePath().normalize();
    }
}
