package io.fairlead.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.loan.Loans;
import io.fairlead.testkit.shelf.Books;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRulesTests {

    @TempDir
    Path module;

    private Path tables;

    @BeforeEach
    void recordTables() throws IOException {
        tables = Files.writeString(module.resolve("tables.txt"), "book.title text\nloan.title text\n");
    }

    @Test
    void nameASecondWriter() {
        copy(Books.class);
        copy(Loans.class);

        assertThat(new TableRules(module, tables).violations())
                .contains("table book is written by [io.fairlead.testkit.loan, io.fairlead.testkit.shelf]:"
                        + " one package owns it");
    }

    @Test
    void nameAReaderThatIsNotDeclared() {
        copy(Books.class);
        copy(Loans.class);

        assertThat(new TableRules(module, tables).violations())
                .contains("io.fairlead.testkit.shelf.Books reads loan, which [io.fairlead.testkit.loan] owns,"
                        + " without @ReadsTables(\"loan\")");
    }

    @Test
    void letAPackageReadWhatItOwns() {
        copy(Books.class);

        assertThat(new TableRules(module, tables).violations()).isEmpty();
    }

    @Test
    void askNothingOfAModuleWithoutTables() {
        assertThat(new TableRules(module, module.resolve("none.txt")).violations())
                .isEmpty();
    }

    private void copy(Class<?> type) {
        var name = type.getSimpleName() + ".class";
        try (var bytes = type.getResourceAsStream(name)) {
            Files.write(module.resolve(name), bytes == null ? new byte[0] : bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
