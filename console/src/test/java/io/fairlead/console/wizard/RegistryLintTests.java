package io.fairlead.console.wizard;

import static io.fairlead.console.wizard.WizardDraftFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.console.wizard.RegistryLint.LintFinding;
import io.fairlead.console.wizard.WizardDraft.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryLintTests {

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
        var findings = RegistryLint.of(at(typed), Login.NONE).findings();

        assertThat(findings)
                .extracting(LintFinding::code, LintFinding::url, LintFinding::repository)
                .containsExactly(tuple(code, url, repository));
    }

    @Test
    void repeatsNoPasswordThatStandsInAnAddress() {
        var lint = RegistryLint.of(at("https://me:hunter2@quay.io/"), Login.NONE);

        assertThat(lint.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://de.icr.io, me@example.com, iamapikey",
        "https://private.jp2.icr.io, cp, iamapikey",
        "https://cp.icr.io, iamapikey, cp",
        "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com, me, AWS",
        "https://europe-west3-docker.pkg.dev, me, _json_key",
        "https://registry-1.docker.io, me@example.com,",
    })
    void knowsWhichUserNamesAProviderTakes(String url, String username, String better) {
        assertThat(RegistryLint.of(at(url), as(username)).findings())
                .extracting(LintFinding::code, LintFinding::username)
                .containsExactly(tuple("USERNAME_UNUSUAL", better));
    }

    @ParameterizedTest
    @CsvSource({
        "https://de.icr.io, iamapikey",
        "https://de.icr.io, Profile-1f0c",
        "https://quay.io, whoever",
        "https://registry.example.com, me@example.com",
    })
    void saysNothingOfAUserNameThatMayBeRight(String url, String username) {
        assertThat(RegistryLint.of(at(url), as(username)).findings()).isEmpty();
        assertThat(RegistryLint.of(at("https://de.icr.io"), new Login(true, "me", "", ""))
                        .findings())
                .isEmpty();
    }

    @Test
    void saysWhatIsStillMissingInAnAddressThatAPresetBegan() {
        var lint = RegistryLint.of(at("https://NAME.azurecr.io"), Login.NONE);

        assertThat(lint.usable()).isFalse();
        assertThat(lint.findings())
                .extracting(LintFinding::sentence)
                .containsExactly("Write the name of your registry instead of NAME.");
    }

    @Test
    void saysNothingOfAnAddressThatIsNotTypedYet() {
        assertThat(RegistryLint.of(at(" "), Login.NONE).findings()).isEmpty();
        assertThat(RegistryLint.of(at("not an address"), Login.NONE).findings())
                .extracting(LintFinding::code)
                .containsExactly("URL_INVALID");
    }

    private static Login as(String username) {
        return new Login(false, username, "", "");
    }
}
