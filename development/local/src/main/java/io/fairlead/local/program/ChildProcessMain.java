package io.fairlead.local.program;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs another main class, and ends it as soon as the parent process lets go of our standard input, or dies. */
public final class ChildProcessMain {

    private static final long EXIT_TIMEOUT_MILLIS = 15_000;

    private ChildProcessMain() {}

    public static void main(String[] arguments) throws Throwable {
        var leash = new Thread(() -> followUntilReleased(System.in), "leash");
        leash.setDaemon(true);
        leash.start();
        var rest = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, rest, 0, rest.length);
        var main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) rest);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static void followUntilReleased(InputStream leash) {
        try {
            while (leash.read() >= 0) {
                // what is said on the leash means nothing, only its end does
            }
        } catch (IOException _) {
            // a broken leash is a released one
        }
        CompletableFuture.delayedExecutor(EXIT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        System.exit(0);
    }
}
