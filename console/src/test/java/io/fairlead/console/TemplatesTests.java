package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplatesTests {

    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern INLINE = Pattern.compile(
            "\\sstyle=|<style|\\son[a-z]+=|hx-on|<script(?![^>]*src=)|https?://(?!www\\.thymeleaf\\.org)[^<\"]*\\.(js|css)");

    @Test
    void holdNoScriptOrStyleThatTheContentSecurityPolicyWouldRefuse() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            var templates =
                    files.filter(file -> file.toString().endsWith(".html")).toList();

            assertThat(templates)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(template -> assertThat(Files.readString(template))
                            .as(template.toString())
                            .doesNotContainPattern(INLINE));
        }
    }
}
