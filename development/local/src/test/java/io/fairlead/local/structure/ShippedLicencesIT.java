package io.fairlead.local.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.local.structure.SoftwareBill.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Fails when a program would ship something under a licence that nobody agreed to. */
class ShippedLicencesIT {

    /** One of them is enough: where a POM names several, they are a choice. */
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence",
            "CC0-1.0",
            "EPL-2.0",
            "ISC",
            "MIT",
            "Public Domain");

    private static final Path TREE = Path.of("../..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connector-service",
                "secret-service",
                "delegate-service",
                "test-service",
                "identity",
                "console",
                "delegate-agent"
            })
    void everyProgramShipsOnlyAgreedLicencesAndSaysSo(String program) throws IOException {
        var bill = SoftwareBill.of(TREE.resolve(program));

        assertThat(bill.libraries()).hasSizeGreaterThan(10);
        assertThat(bill.without(ShippedLicencesIT::isAllowed)).isEmpty();
        try (var jar =
                new JarFile(shipped(TREE.resolve(program).resolve("target")).toFile())) {
            assertThat(jar.getEntry("META-INF/sbom/application.cdx.json")).isNotNull();
        }
    }

    @Test
    void refusesALicenceThatNobodyKnowsAndALibraryWithoutOne() {
        var bill = new SoftwareBill(JsonMapper.shared().readTree("""
                {"components": [
                  {"group": "a", "name": "free", "version": "1", "licenses": [{"license": {"id": "MIT"}}]},
                  {"group": "a", "name": "choice", "version": "1",
                   "licenses": [{"license": {"id": "GPL-2.0-only"}}, {"license": {"id": "EPL-2.0"}}]},
                  {"group": "a", "name": "odd", "version": "1", "licenses": [{"license": {"name": "Broadcom"}}]},
                  {"group": "a", "name": "mute", "version": "1"}]}"""));

        assertThat(bill.without(ShippedLicencesIT::isAllowed))
                .extracting(Library::name)
                .containsExactly("odd", "mute");
    }

    private static boolean isAllowed(Library library) {
        return library.licences().stream().anyMatch(ALLOWED::contains);
    }

    private static Path shipped(Path target) throws IOException {
        try (var jars = Files.newDirectoryStream(target, "{*-exec,fairlead-agent}.jar")) {
            return jars.iterator().next();
        }
    }
}
