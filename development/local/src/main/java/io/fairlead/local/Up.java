package io.fairlead.local;

import io.fairlead.local.program.Journal;
import io.fairlead.local.program.ProgramFailed;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The program behind {@code mvn -Pup}: starts everything in the foreground, and stops it on Ctrl-C. */
public final class Up {

    private static final AtomicBoolean stopping = new AtomicBoolean();

    private Up() {}

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
        var journal =
                new Journal(System.out, isColoured(environment), settings.home().resolve("logs"));
        var suite = Suite.at(settings, journal);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, journal, stopped), "stop"));
        stopWithParent();
        journal.say("Starting Fairlead in " + settings.home());
        suite.start();
        journal.say(Welcome.text(settings, System.nanoTime() - begun));
        journal.open();
        if (!"off".equals(environment.get("FAIRLEAD_AOT"))) {
            suite.train();
        }
        stopped.await();
    }

    private static void stop(Suite suite, Journal journal, CountDownLatch stopped) {
        stopping.set(true);
        journal.say("\nStopping");
        suite.close();
        journal.say("Stopped; the data stays");
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
