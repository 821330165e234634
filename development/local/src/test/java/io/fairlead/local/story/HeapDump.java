package io.fairlead.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Writes the whole heap of a running program into a file, also what nobody refers to any more. */
final class HeapDump {

    private HeapDump() {}

    static Path write(ProcessHandle program, Path file) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(
                            jcmd, String.valueOf(program.pid()), "GC.heap_dump", "-all", file.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("no heap dump of process " + program.pid() + ": " + said);
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("run jcmd", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
