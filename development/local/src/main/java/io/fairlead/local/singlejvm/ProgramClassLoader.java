package io.fairlead.local.singlejvm;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The class path of one program among several in this JVM. Its libraries are loaded by the JVM's own class loader, once for all
 * programs; it sees those of its own class path only, so that nothing is configured which it would not have alone.
 */
final class ProgramClassLoader extends URLClassLoader {

    private static final String LIBRARY_LIST = "classpath";

    /** With our own classes, of which Spring finds one by its name. */
    private static final String LAUNCHED_JAR = "launched.jar";

    static {
        registerAsParallelCapable();
    }

    private final Map<String, String> environment;
    private final Set<String> visibleJars;

    private ProgramClassLoader(String name, URL classes, Set<String> visibleJars, Map<String, String> environment) {
        super(name, new URL[] {classes}, ClassLoader.getSystemClassLoader());
        this.visibleJars = Set.copyOf(visibleJars);
        this.environment = environment;
    }

    /** For a jar of a program's own classes, beside which its libraries are listed. */
    static ProgramClassLoader of(String name, Path classes, Map<String, String> environment) throws IOException {
        var visible = Files.readAllLines(classes.resolveSibling(LIBRARY_LIST)).stream()
                .map(library -> Path.of(library).getFileName().toString())
                .collect(Collectors.toSet());
        visible.add(LAUNCHED_JAR);
        return new ProgramClassLoader(name, classes.toUri().toURL(), visible, environment);
    }

    /** What the program finds where another one finds its process's environment. */
    Map<String, String> environment() {
        return environment;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded == null) {
                var shared = sharedClass(name);
                loaded = shared == null ? findClass(name) : shared;
            }
            return loaded;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        var shared = getParent().getResource(name);
        return shared != null && isVisible(shared) ? shared : firstOrNull(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var found = new ArrayList<>(Collections.list(findResources(name)));
        Collections.list(getParent().getResources(name)).stream()
                .filter(this::isVisible)
                .forEach(found::add);
        return Collections.enumeration(found);
    }

    /** The first of the shared ones may be hidden while a later one is not. */
    private @Nullable URL firstOrNull(String name) {
        try {
            var all = getResources(name);
            return all.hasMoreElements() ? all.nextElement() : null;
        } catch (IOException e) {
            return findResource(name);
        }
    }

    private @Nullable Class<?> sharedClass(String name) {
        try {
            var shared = getParent().loadClass(name);
            var source = shared.getProtectionDomain().getCodeSource();
            return source == null || source.getLocation() == null || isVisible(source.getLocation()) ? shared : null;
        } catch (ClassNotFoundException _) {
            return null;
        }
    }

    /** Of a jar, or of an entry in it; whatever is in none belongs to the JDK. */
    private boolean isVisible(URL location) {
        var path = location.getPath();
        var entry = path.indexOf("!/");
        var file = entry < 0 ? path : path.substring(0, entry);
        return !file.endsWith(".jar") || visibleJars.contains(file.substring(file.lastIndexOf('/') + 1));
    }
}
