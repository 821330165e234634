package io.fairlead.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.console.wizard.Lint.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTests {

    @ParameterizedTest
    @CsvSource({
        "https://us.icr.io/v2/my-namespace/app:1.0, URL_HAS_PATH, https://us.icr.io, my-namespace/app",
        "us.icr.io/my-namespace, URL_HAS_PATH, https://us.icr.io, my-namespace",
        "https://me:secret@quay.io, URL_HAS_CREDENTIALS, https://quay.io,",
        "https://cloud.ibm.com/registry/start, URL_IS_UI, https://us.icr.io,",
        "https://hub.docker.com, URL_IS_UI, https://registry-1.docker.io,",
        "htp://us.icr.io, URL_INVALID, https://us.icr.io,",
        "https://us.icr.io?tag=1, URL_INVALID, https://us.icr.io,",
        "registry.ng.bluemix.net, URL_UNUSUAL, https://us.icr.io,",
        "https://us.icr.io/v2/, URL_V2_SUFFIX, https://us.icr.io,",
        "http://registry.example.com:5000, PLAIN_HTTP, https://registry.example.com:5000,",
    })
    void proposesWhatWouldBeRight(String typed, String code, String url, String repository) {
        var findings = Lint.of(typed, "", false).findings();

        assertThat(findings)
                .extracting(Finding::code, Finding::url, Finding::repository)
                .containsExactly(tuple(code, url, repository));
    }

    @Test
    void repeatsNoPasswordThatStandsInAnAddress() {
        var lint = Lint.of("https://me:hunter2@quay.io/", "", false);

        assertThat(lint.toString()).doesNotContain("hunter2");
    }

    @Test
    void knowsTheOnlyUserNameThatIbmTakes() {
        assertThat(Lint.of("https://de.icr.io", "me@example.com", false).findings())
                .extracting(Finding::username)
                .containsExactly("iamapikey");
        assertThat(Lint.of("https://de.icr.io", "iamapikey", false).findings()).isEmpty();
        assertThat(Lint.of("https://de.icr.io", "me@example.com", true).findings())
                .isEmpty();
    }

    @Test
    void saysNothingOfAnAddressThatIsNotTypedYet() {
        assertThat(Lint.of(" ", "", false).findings()).isEmpty();
        assertThat(Lint.of("not an address", "", false).findings())
                .extracting(Finding::code)
                .containsExactly("URL_INVALID");
    }
}
