package io.fairlead.local.structure;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what CycloneDX recorded of a program: each library in it, with its licences. */
record SoftwareBill(JsonNode document) {

    static SoftwareBill of(Path program) {
        var file = program.resolve("target/classes/META-INF/sbom/application.cdx.json");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("build first: there is no " + file);
        }
        return new SoftwareBill(JsonMapper.shared().readTree(file));
    }

    /** @param licences SPDX identifiers and expressions, and names where the author wrote no known one */
    record Library(String group, String name, String version, Set<String> licences) {

        @Override
        public String toString() {
            return "%s:%s:%s under %s".formatted(group, name, version, licences);
        }
    }

    List<Library> libraries() {
        return stream(document.path("components")).map(SoftwareBill::library).toList();
    }

    List<Library> without(Predicate<Library> allowed) {
        return libraries().stream().filter(allowed.negate()).toList();
    }

    private static Library library(JsonNode component) {
        var licences =
                stream(component.path("licenses")).map(SoftwareBill::licence).collect(toUnmodifiableSet());
        return new Library(text(component, "group"), text(component, "name"), text(component, "version"), licences);
    }

    private static String licence(JsonNode choice) {
        var licence = choice.path("license");
        return Stream.of(text(choice, "expression"), text(licence, "id"), text(licence, "name"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("no name");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
