package io.fairlead.local.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramJournalTests {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void namesTheProgramBeforeEachLine() {
        var journal = journal(false);

        journal.showPrograms();
        journal.logOf("kafka").append("hello");

        assertThat(console.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("kafka            │ hello");
        assertThat(directory.resolve("kafka.log")).hasContent("hello\n");
    }

    @Test
    void keepsLinesToTheFilesUntilItIsOpen() {
        var journal = journal(true);

        journal.logOf("kafka").append("hello");

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

    private ProgramJournal journal(boolean coloured) {
        return new ProgramJournal(new PrintStream(console, true, StandardCharsets.UTF_8), coloured, directory);
    }
}
