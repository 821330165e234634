package io.fairlead.local.singlejvm;

import io.fairlead.local.program.ProgramLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Marks each line that is written in this JVM with the program whose thread writes it, or began the thread that does. The reader
 * of our output tells them apart again by {@link ProgramLine}.
 */
final class ProgramOutput extends OutputStream {

    /** Not told by the context class loader, which web servers exchange while they start. */
    static final InheritableThreadLocal<@Nullable String> CURRENT_PROGRAM = new InheritableThreadLocal<>();

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
        var program = CURRENT_PROGRAM.get();
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
}
