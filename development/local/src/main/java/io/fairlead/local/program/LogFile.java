package io.fairlead.local.program;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Appends lines to a file, and starts a new one beside the old one (".1") when it has grown too long. */
final class LogFile {

    private final Path file;
    private final long maxLength;
    private BufferedWriter writer;
    private long length;

    LogFile(Path file, long maxLength) {
        this.file = file;
        this.maxLength = maxLength;
        try {
            this.length = Files.exists(file) ? Files.size(file) : 0;
            this.writer = open();
        } catch (IOException failure) {
            throw new UncheckedIOException("open log " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** A full disk must not stop the programs whose log it is: what cannot be written is dropped. */
    void append(String line) {
        try {
            if (length > maxLength) {
                writer.close();
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                length = 0;
                writer = open();
            }
            writer.write(line);
            writer.newLine();
            writer.flush();
            length += line.length() + 1;
        } catch (IOException _) {
            length = maxLength + 1;
        }
    }

    private BufferedWriter open() throws IOException {
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
