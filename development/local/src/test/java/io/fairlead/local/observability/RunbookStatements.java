package io.fairlead.local.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The SQL that runbooks ask operators to run. */
public final class RunbookStatements {

    private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private RunbookStatements() {}

    public static List<String> list() {
        try (var pages = Files.list(ShippedFiles.RUNBOOKS)) {
            return pages.sorted()
                    .flatMap(page -> BLOCK.matcher(ShippedFiles.text(page)).results())
                    .flatMap(block -> Arrays.stream(block.group(1).split(";")))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
