package io.fairlead.local.program;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A launcher for tests, whose death its program must not survive. */
final class FakeLauncher {

    private FakeLauncher() {}

    public static void main(String[] arguments) throws InterruptedException {
        var directory = Path.of(arguments[0]);
        var journal = new Journal(System.out, false, directory.resolve("logs"));
        var keeper = Keeper.of(ProgramFixtures.aProgram(directory), journal, directory);
        keeper.ready().join();
        new CountDownLatch(1).await();
    }
}
