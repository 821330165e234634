package io.fairlead.local.program;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A launcher for tests, whose death its program must not survive. */
final class FakeLauncher {

    private FakeLauncher() {}

    public static void main(String[] arguments) throws InterruptedException {
        var directory = Path.of(arguments[0]);
        var journal = new ProgramJournal(System.out, false, directory.resolve("logs"));
        var supervisor = ProcessSupervisor.start(ProgramFixtures.aProgram(directory), journal, directory);
        supervisor.ready().join();
        new CountDownLatch(1).await();
    }
}
