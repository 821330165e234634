package io.fairlead.local.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The pictures of {@code docs/architecture.md}: below its heading, each stands in the one code block for Mermaid. */
record ArchitectureDocument(Path file) {

    String pictureOf(String name) {
        var matcher = section(name).matcher(text());
        return matcher.find() ? matcher.group(2) : "";
    }

    void draw(String name, String picture) {
        var matcher = section(name).matcher(text());
        if (!matcher.find()) {
            throw new IllegalStateException("no heading and picture of " + name + " in " + file);
        }
        var drawn = new StringBuilder(text());
        drawn.replace(matcher.start(2), matcher.end(2), picture);
        try {
            Files.writeString(file, drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern section(String name) {
        return Pattern.compile("(?s)(\n#+ " + Pattern.quote(name) + "\n[^#]*?)(```mermaid\n.*?```\n)");
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
