package io.fairlead.local.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar of those few classes of ours that run inside the programs.
 *
 * <p>Our own class path may hold a directory of classes, which the ahead-of-time cache does not accept.
 */
public final class LauncherJar {

    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private LauncherJar() {}

    /**
     * Leaves a jar alone that is as it should be: the cache also looks at its time.
     *
     * @param resources text by name
     */
    public static Path create(Path file, List<Class<?>> classes, Map<String, String> resources) throws IOException {
        var content = content(classes, resources);
        if (!Files.exists(file) || !Arrays.equals(content, Files.readAllBytes(file))) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content);
        }
        return file;
    }

    private static byte[] content(List<Class<?>> classes, Map<String, String> resources) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new ZipOutputStream(bytes)) {
            for (var type : classes) {
                var name = type.getName().replace('.', '/') + ".class";
                begin(name, jar);
                try (var compiled = type.getResourceAsStream("/" + name)) {
                    if (compiled == null) {
                        throw new IOException("class file of " + type + " is missing");
                    }
                    compiled.transferTo(jar);
                }
            }
            for (var resource : new TreeMap<>(resources).entrySet()) {
                begin(resource.getKey(), jar);
                jar.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void begin(String name, ZipOutputStream jar) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED_TIME);
        jar.putNextEntry(entry);
    }
}
