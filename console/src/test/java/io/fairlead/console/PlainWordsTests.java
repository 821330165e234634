package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages say what the glossary in CONTRIBUTING says, and sign in is spelled in one way. */
class PlainWordsTests {

    private static final List<Pattern> FORBIDDEN = List.of(
            word("anew"),
            word("mend|mends|mended"),
            word("rather not"),
            word("keep it"),
            word("somebody|whoever"),
            word("heard of"),
            word("lately"),
            word("place|places"),
            word("user name"),
            word("log in|logged in|log out|logged out|log-in"),
            word("made up|be had back|not proved|without a proof"),
            word("tells? of|told"),
            word("in part"),
            word("at work"));

    /** Comments are for those who change the page. */
    private static final Pattern UNSEEN = Pattern.compile("(?s)<!--.*?-->|<[^>]*?>");

    private static final Pattern SPOKEN =
            Pattern.compile("(?:th:text|aria-label|title|placeholder)=\"([^\"]*)\"|'([^']*)'");

    @Test
    void saysOnlyWhatTheGlossaryKnows() throws IOException {
        var found = new ArrayList<String>();

        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template : templates
                    .filter(path -> path.toString().endsWith(".html"))
                    .filter(path -> !path.endsWith("styleguide.html"))
                    .toList()) {
                var page = Files.readString(template);
                var text = new StringBuilder(UNSEEN.matcher(page).replaceAll(" "));
                SPOKEN.matcher(page.replaceAll("(?s)<!--.*?-->", " "))
                        .results()
                        .forEach(match -> text.append('\n').append(match.group()));
                for (var line : text.toString().split("\n")) {
                    FORBIDDEN.stream()
                            .filter(word -> word.matcher(line).find())
                            .forEach(word -> found.add(template.getFileName() + " says " + word + ": " + line.strip()));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?i)(?<![\\w/'.-])(?:" + words + ")(?![\\w/'.(-])");
    }
}
