package io.fairlead.local.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void namesTheProgramBeforeEachLine() {
        var journal = journal(false);

        journal.open();
        journal.of("kafka").line("hello");

        assertThat(console.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("kafka            │ hello");
        assertThat(directory.resolve("kafka.log")).hasContent("hello\n");
    }

    @Test
    void keepsLinesToTheFilesUntilItIsOpen() {
        var journal = journal(true);

        journal.of("kafka").line("hello");

        assertThat(console.size()).isZero();
        assertThat(directory.resolve("kafka.log")).hasContent("hello\n");
    }

    @Test
    void beginsANewFileWhenTheOldOneIsLong() {
        var file = new LogFile(directory.resolve("x.log"), 10);

        file.append("a line of more than ten signs");
        file.append("the next");

        assertThat(directory.resolve("x.log.1")).hasContent("a line of more than ten signs\n");
        assertThat(directory.resolve("x.log")).hasContent("the next\n");
    }

    private Journal journal(boolean coloured) {
        return new Journal(new PrintStream(console, true, StandardCharsets.UTF_8), coloured, directory);
    }
}
