package io.fairlead.local.singlejvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramClassLoaderTests {

    private static final String RESOURCE = Awaitility.class.getName().replace('.', '/') + ".class";

    @TempDir
    Path directory;

    @Test
    void sharesALibraryOfTheProgramsClassPath() throws Exception {
        var loader = loader(List.of("lib/" + jarOf(Awaitility.class)), Map.of());

        assertThat(loader.loadClass(Awaitility.class.getName())).isSameAs(Awaitility.class);
        assertThat(loader.getResource(RESOURCE)).isNotNull();
        assertThat(Collections.list(loader.getResources(RESOURCE))).hasSize(1);
    }

    @Test
    void hidesALibraryThatOnlyAnotherProgramHas() throws IOException {
        var loader = loader(List.of("lib/other-1.0.jar"), Map.of());

        assertThatThrownBy(() -> loader.loadClass(Awaitility.class.getName()))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource(RESOURCE)).isNull();
        assertThat(Collections.list(loader.getResources(RESOURCE))).isEmpty();
    }

    @Test
    void showsTheJdkToEveryProgram() throws Exception {
        assertThat(loader(List.of(), Map.of()).loadClass("java.sql.Connection")).isSameAs(Connection.class);
    }

    @Test
    void givesEachProgramTheVariablesThatAreItsOwn() {
        var process = new HashMap<>(ProgramVariables.prefixed("test-service", Map.of("FAIRLEAD_PORT", "8084")));
        process.putAll(ProgramVariables.prefixed("test", Map.of("FAIRLEAD_PORT", "1")));
        process.put("PATH", "/bin");

        assertThat(ProgramVariables.of("test-service", process)).isEqualTo(Map.of("FAIRLEAD_PORT", "8084"));
        assertThat(ProgramVariables.of("test", process)).isEqualTo(Map.of("FAIRLEAD_PORT", "1"));
    }

    private ProgramClassLoader loader(List<String> libraries, Map<String, String> environment) throws IOException {
        Files.write(directory.resolve("classpath"), libraries);
        return ProgramClassLoader.of("program", directory.resolve("app.jar"), environment);
    }

    private static String jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .getFileName()
                .toString();
    }
}
