package io.fairlead.local.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program for tests: counts its starts in a file, says that it is ready, and stays. */
final class FakeProgram {

    private FakeProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var starts = Path.of(arguments[0]);
        Files.writeString(
                starts,
                ProcessHandle.current().pid() + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
        if (arguments.length > 1) {
            System.out.println("I cannot live like this");
            System.exit(Integer.parseInt(arguments[1]));
        }
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
