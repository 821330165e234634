package io.fairlead.testkit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds source files to what only the text shows: their length, a null-marked package-info beside them, and that none spells
 * the paths of the scopes itself.
 */
record SourceRules(Path sources) {

    private static final int MAX_LINES = 250;

    /** In two parts, for this file is held to the rule as well. */
    private static final String SCOPE_PATH = "/orgs/{org}" + "/projects";

    /** {@code ScopedMapping} for the API, {@code PageScope} for the console's pages. */
    private static final List<String> SPELLS_SCOPES = List.of("io/fairlead/http/scope", "io/fairlead/console/api");

    /** A sentence for each broken rule. */
    List<String> violations() {
        return javaFiles().stream()
                .flatMap(file -> Stream.of(tooLong(file), unmarked(file), spelledScope(file))
                        .flatMap(List::stream))
                .distinct()
                .toList();
    }

    private List<Path> javaFiles() {
        try (var files = Files.walk(sources)) {
            var found = files.filter(file -> file.toString().endsWith(".java")).toList();
            if (found.isEmpty()) {
                throw new AssertionError("no source file under " + sources.toAbsolutePath());
            }
            return found;
        } catch (IOException fault) {
            throw new UncheckedIOException("read sources under " + sources.toAbsolutePath(), fault);
        }
    }

    private static List<String> tooLong(Path file) {
        var lines = text(file).lines().count();
        return lines <= MAX_LINES
                ? List.of()
                : List.of("%s has %d lines, %d are allowed".formatted(file, lines, MAX_LINES));
    }

    private static List<String> unmarked(Path file) {
        var packageInfo = file.resolveSibling("package-info.java");
        if (!Files.exists(packageInfo)) {
            return List.of(file.getParent() + " has no package-info.java");
        }
        return text(packageInfo).contains("@NullMarked") ? List.of() : List.of(packageInfo + " is not @NullMarked");
    }

    private static List<String> spelledScope(Path file) {
        return SPELLS_SCOPES.stream().anyMatch(file.resolveSibling("")::endsWith)
                        || !text(file).contains(SCOPE_PATH)
                ? List.of()
                : List.of(file + " spells the path of a scope; @ScopedMapping does");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException("read " + file, fault);
        }
    }
}
