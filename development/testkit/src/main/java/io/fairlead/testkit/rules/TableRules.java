package io.fairlead.testkit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the SQL of a service to the walls between its packages: a table is written by one package, and read by another
 * only where {@code @ReadsTables} declares it. Sees the text of the constants, so not a table whose name is put in later.
 */
record TableRules(Path classes, Path recordedTables) {

    /** A sentence for each broken rule; none for a module without tables. */
    List<String> violations() {
        if (!Files.exists(recordedTables)) {
            return List.of();
        }
        var uses = TableUse.in(classes, tables());
        var writers = new TreeMap<String, Set<String>>();
        uses.forEach(
                use -> use.writes().forEach(table -> writersOf(writers, table).add(use.packageName())));
        var violations = new ArrayList<String>();
        writers.forEach((table, packages) -> {
            if (packages.size() > 1) {
                violations.add("table %s is written by %s: one package owns it".formatted(table, packages));
            }
        });
        uses.forEach(use -> violations.addAll(violations(use, writers)));
        return violations;
    }

    private static List<String> violations(TableUse use, Map<String, Set<String>> writers) {
        var foreign = new TreeSet<>(use.reads());
        foreign.removeIf(table ->
                writersOf(writers, table).isEmpty() || writersOf(writers, table).contains(use.packageName()));
        var violations = new ArrayList<String>();
        for (var table : foreign) {
            if (!use.declares().contains(table)) {
                violations.add("%s reads %s, which %s owns, without @ReadsTables(\"%s\")"
                        .formatted(use.type(), table, writers.get(table), table));
            }
        }
        for (var table : use.declares()) {
            if (!foreign.contains(table)) {
                violations.add("%s declares @ReadsTables(\"%s\") and reads no such table of another package"
                        .formatted(use.type(), table));
            }
        }
        return violations;
    }

    private static Set<String> writersOf(Map<String, Set<String>> writers, String table) {
        return writers.computeIfAbsent(table, _ -> new TreeSet<>());
    }

    private Set<String> tables() {
        try (var columns = Files.lines(recordedTables)) {
            return columns.map(column -> column.substring(0, column.indexOf('.')))
                    .collect(Collectors.toSet());
        } catch (IOException fault) {
            throw new UncheckedIOException("read " + recordedTables, fault);
        }
    }
}
