package io.fairlead.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.RedirectTarget;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTests {

    private static final RegistryOrigin OURS = new RegistryOrigin("https", "us.icr.io", 443);
    private static final String PATH = "/v2/app/tags/list";

    @ParameterizedTest
    @CsvSource({
        "/v2/x?a=1, https://us.icr.io, /v2/x?a=1",
        "https://us.icr.io:443/v2/x, https://us.icr.io, /v2/x",
        "HTTPS://US.ICR.IO/v2/x, https://us.icr.io, /v2/x",
        "x, https://us.icr.io, /v2/app/tags/x",
        "?n=2, https://us.icr.io, /v2/app/tags/list?n=2",
        "//evil.example/v2/x, https://evil.example, /v2/x",
        "http://us.icr.io/v2/x, http://us.icr.io, /v2/x",
        "https://us.icr.io:8443, https://us.icr.io:8443, /",
    })
    void resolvesWhatARegistryNames(String named, String origin, String path) {
        assertThat(RedirectTarget.resolve(OURS, PATH, named)).hasValueSatisfying(location -> {
            assertThat(location.origin()).hasToString(origin);
            assertThat(location.path()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:pw@us.icr.io/v2/x",
                "ftp://us.icr.io/x",
                "file:///etc/passwd",
                "https:///x",
                "https://us.icr.io:70000/",
                "javascript:alert(1)",
                "https://us icr io/",
            })
    void leadsNowhereElse(String named) {
        assertThat(RedirectTarget.resolve(OURS, PATH, named)).isEmpty();
    }

    @Test
    void takesTheQueryOfALinkToItselfOnly() {
        assertThat(link("</v2/app/tags/list?n=2&last=b>; rel=\"next\"")).contains("n=2&last=b");
        assertThat(link("<list?last=b>; rel=next")).contains("last=b");
        assertThat(link("</v2/app/tags/list?n=1>; rel=\"prev\", </v2/app/tags/list?n=2>; title=x; rel=\"next\""))
                .contains("n=2");
        assertThat(link("<https://evil.example/v2/app/tags/list?n=2>; rel=\"next\""))
                .isEmpty();
        assertThat(link("</v2/other/tags/list?n=2>; rel=\"next\"")).isEmpty();
        assertThat(link("</v2/app/tags/list>; rel=\"next\"")).isEmpty();
        assertThat(link("</v2/app/tags/list?n=2>")).isEmpty();
        assertThat(NextPage.last(NextPage.after("a b/ü&c", 5))).contains("a b/ü&c");
        assertThat(NextPage.last("last=%zz")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</v2/app/tags/list?n=2>; title=\"a, b; rel=prev\"; rel=\"next\"",
                "</v2/app/tags/list?n=2>; title=\"she said \\\"rel=prev, </x>\\\"\"; rel=next",
                "</x>; title=\"</v2/app/tags/list?n=9>; rel=next\"; rel=prev, </v2/app/tags/list?n=2>; rel=next",
                "</v2/app/tags/list?n=1>; rel=prev, </v2/app/tags/list?n=2>; rel=next, </v2/app/tags/list?n=3>; rel=last",
                "</v2/app/tags/list?n=1> , </v2/app/tags/list?n=2>;REL=\"last Next\"",
                "</v2/app/tags/list?n=1>; rel=prev; rel=next, </v2/app/tags/list?n=2>; rel=next; rel=prev",
                "</v2/app/tags/list?n=1> rel=next, </v2/app/tags/list?n=2> ; rel = next",
                "</v2/app/tags/list?n=1>; rel, </v2/app/tags/list?n=2>; rel=next;",
                "<?n=2>; rel=next",
                "<../tags/list?n=2>; rel=next",
            })
    void findsTheNextPageAmongParametersAndLinks(String line) {
        assertThat(link(line)).contains("n=2");
    }

    @Test
    void readsATargetWithCommasAndSemicolonsWhole() {
        assertThat(link("<list?last=a,b;c&n=2>; rel=next")).contains("last=a,b;c&n=2");
    }

    @Test
    void readsEveryLineOfTheHeader() {
        var lines = List.of("</v2/app/tags/list?n=1>; rel=prev", "</v2/app/tags/list?n=2>; rel=next");

        assertThat(NextPage.linked(lines, OURS, PATH)).contains("n=2");
    }

    @Test
    void survivesAnything() {
        var random = new Random(42);
        var alphabet = "htps:/@?#[]%.:0159abvé<>;=\" rel\tnext\u0000\\-_";

        for (var round = 0; round < 100_000; round++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var named = text.toString();

            RedirectTarget.resolve(OURS, PATH, named)
                    .ifPresent(location -> assertThat(location.path()).startsWith("/"));
            assertThat(link("<" + named + ">; rel=\"next\"")).isNotNull();
            assertThat(NextPage.last(named)).isNotNull();
        }
    }

    private static Optional<String> link(String line) {
        return NextPage.linked(List.of(line), OURS, PATH);
    }
}
