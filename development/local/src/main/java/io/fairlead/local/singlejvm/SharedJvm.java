package io.fairlead.local.singlejvm;

import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.jvm.UnpackedApp;
import io.fairlead.local.program.ProgramLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;

/** Describes the JVM in which several programs run: each brings its own classes, and most of them the same libraries. */
public final class SharedJvm {

    /** What of our own classes runs inside of it. */
    public static final List<Class<?>> CLASSES = List.of(
            SharedJvmMain.class,
            ProgramClassLoader.class,
            ProgramEnvironment.class,
            ProgramLine.class,
            ProgramOutput.class,
            ProgramVariables.class,
            StopWhenBuilt.class);

    /** Makes it end once it has built everything that it would run. */
    public static final String EXIT_WHEN_BUILT = "-D" + SharedJvmMain.EXIT_WHEN_BUILT + "=true";

    /** Where Spring looks up what takes part in a start. */
    public static final Map<String, String> RESOURCES = Map.of(
            "META-INF/spring.factories",
            EnvironmentPostProcessor.class.getName() + "=" + ProgramEnvironment.class.getName() + "\n");

    private final Map<String, UnpackedApp> apps = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            // a line of the log says already whose it is
            "LOGGING_INCLUDE_APPLICATION_NAME",
            "false",
            // of a heap that is not one program's alone
            "FAIRLEAD_HTTP_BODY_BUDGET_PERCENT",
            "3"));

    /** Adds a program with the variables that it would find in a process of its own. */
    public void add(String name, UnpackedApp app, Map<String, String> variables) {
        apps.put(name, app);
        environment.putAll(ProgramVariables.prefixed(name, variables));
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public List<String> arguments() {
        return apps.entrySet().stream()
                .map(app -> String.join(
                        "=",
                        app.getKey(),
                        app.getValue().mainClass(),
                        app.getValue().classes().toString()))
                .toList();
    }

    public JavaProgram javaProgram(List<String> flags, Path launched) {
        var classPath = new ArrayList<>(List.of(launched));
        classPath.addAll(libraries());
        var cache = launched.resolveSibling(
                "services-%08x.aot".formatted(List.of(classPath, arguments()).hashCode()));
        return new JavaProgram(flags, classPath, SharedJvmMain.class.getName(), cache);
    }

    /** The same library is in the directory of each program that has it. */
    private List<Path> libraries() {
        var found = new LinkedHashMap<Path, Path>();
        for (var app : apps.values()) {
            app.libraries().forEach(library -> found.putIfAbsent(library.getFileName(), library));
        }
        return List.copyOf(found.values());
    }
}
