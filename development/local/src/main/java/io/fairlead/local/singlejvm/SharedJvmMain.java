package io.fairlead.local.singlejvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Starts several Spring applications in this JVM. Each argument is a program's name, its main class and the jar of its classes,
 * parted by equals signs; the first failure ends them all, so that they are started again together.
 */
public final class SharedJvmMain {

    /** Set: end as soon as all are built, before any of them opens a port or listens to a topic. */
    static final String EXIT_WHEN_BUILT = "fairlead.shared.exit-when-built";

    private final CountDownLatch built;
    private final List<ConfigurableApplicationContext> applications = new CopyOnWriteArrayList<>();

    private SharedJvmMain(int programs) {
        this.built = new CountDownLatch(programs);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var output = new ProgramOutput(System.out);
        System.setOut(output.stream());
        System.setErr(output.stream());
        new SharedJvmMain(arguments.length).start(arguments);
    }

    private void start(String[] programs) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "stop"));
        for (var program : programs) {
            var parts = program.split("=", 3);
            // The first one configures logging, for all of them; two at a time would add to each other's appenders.
            start(parts[0], parts[1], Path.of(parts[2])).await();
        }
        if (Boolean.getBoolean(EXIT_WHEN_BUILT)) {
            built.await();
            // Not exit: that would close applications whose start is under way, and wait for them.
            Runtime.getRuntime().halt(0);
        }
    }

    private CountDownLatch start(String name, String main, Path classes) throws IOException {
        var loader = ProgramClassLoader.of(name, classes, ProgramVariables.of(name, System.getenv()));
        var configured = new CountDownLatch(1);
        var thread = new Thread(
                () -> {
                    ProgramOutput.CURRENT_PROGRAM.set(name);
                    run(main, loader, configured);
                },
                name);
        thread.setContextClassLoader(loader);
        thread.start();
        return configured;
    }

    /** Not by its main method: Spring must be told the class loader, or it looks for some of its parts in that of the JVM. */
    private void run(String main, ClassLoader loader, CountDownLatch configured) {
        try {
            var application =
                    new SpringApplication(new DefaultResourceLoader(loader), Class.forName(main, true, loader));
            application.setRegisterShutdownHook(false);
            application.addInitializers(context -> {
                applications.add(context);
                configured.countDown();
                if (Boolean.getBoolean(EXIT_WHEN_BUILT)) {
                    context.getBeanFactory().registerSingleton("lifecycleProcessor", new StopWhenBuilt(built));
                }
            });
            application.run();
        } catch (Exception failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    /** At the same time, as processes would: each waits for requests and records that are under way. */
    private void closeAll() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            applications.forEach(application -> threads.execute(application::close));
        }
    }
}
