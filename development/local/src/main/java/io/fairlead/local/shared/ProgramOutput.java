package io.fairlead.local.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Marks each line that is written in this JVM with the program whose thread writes it, known by its context class loader. The
 * reader of our output tells them apart again by {@link ProgramLine}.
 */
final class ProgramOutput extends OutputStream {

    private final PrintStream console;
    private boolean atLineStart = true;

    ProgramOutput(PrintStream console) {
        this.console = console;
    }

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        var program = currentProgram();
        var from = offset;
        for (var i = offset; i < offset + length; i++) {
            if (atLineStart && program != null) {
                console.print(ProgramLine.mark(program));
            }
            atLineStart = bytes[i] == '\n';
            if (atLineStart) {
                console.write(bytes, from, i + 1 - from);
                from = i + 1;
            }
        }
        console.write(bytes, from, offset + length - from);
    }

    @Override
    public void flush() throws IOException {
        console.flush();
    }

    /** A web server gives its threads a class loader of their own while it starts, below the program's. */
    private static @Nullable String currentProgram() {
        for (var loader = Thread.currentThread().getContextClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof ProgramClassLoader program) {
                return program.getName();
            }
        }
        return null;
    }
}
