package io.fairlead.local.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every promise in the document on security names tests that exist. */
class SecurityDocumentTests {

    private static final Path DOCUMENT = Path.of("../../docs/security.md");
    private static final Pattern PROMISE = Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| .* \\| (\\[.*) \\|$");
    private static final Pattern TEST = Pattern.compile("\\]\\((.+?\\.java)\\)");

    @Test
    void namesATestForEveryPromise() throws IOException {
        var promises = promises();

        assertThat(promises).hasSizeGreaterThanOrEqualTo(40);
        assertThat(promises.stream().map(promise -> promise.group(1))).doesNotHaveDuplicates();
        assertThat(promises)
                .allSatisfy(promise -> assertThat(TEST.matcher(promise.group(2)).results())
                        .as(promise.group(1))
                        .isNotEmpty()
                        .allSatisfy(test -> assertThat(DOCUMENT.resolveSibling(test.group(1)))
                                .isRegularFile()));
    }

    private static List<MatchResult> promises() throws IOException {
        try (var lines = Files.lines(DOCUMENT)) {
            return lines.flatMap(line -> PROMISE.matcher(line).results()).toList();
        }
    }
}
