package io.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.registry.RegistryOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTargetTests {

    private static final RegistryOrigin OWN = new RegistryOrigin("http", "registry.test", 5000);

    @ParameterizedTest
    @CsvSource({
        "/v2/x, http://registry.test:5000, /v2/x",
        "next?n=1, http://registry.test:5000, /v2/a/next?n=1",
        "http://REGISTRY.test:5000/v2/?a=b, http://registry.test:5000, /v2/?a=b",
        "//other.test/v2/, http://other.test, /v2/",
        "https://registry.test, https://registry.test, /",
        "https://[::1]:8443/a, https://[::1]:8443, /a",
    })
    void readsWhereAHeaderLeads(String reference, String origin, String path) {
        var target = RedirectTarget.resolve(OWN, "/v2/a/b", reference).orElseThrow();

        assertThat(target.origin()).hasToString(origin);
        assertThat(target.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[broken/", "ftp://x/", "https://u:p@x/", "http:///v2/", "javascript:alert(1)", "%"})
    void readsNothingElse(String reference) {
        assertThat(RedirectTarget.resolve(OWN, "/v2/", reference)).isEmpty();
    }

    @Test
    void knowsAnUpgrade() {
        assertThat(RedirectTarget.resolve(OWN, "/v2/", "https://registry.test/v2/")
                        .orElseThrow()
                        .isUpgradeOf(OWN))
                .isTrue();
        assertThat(RedirectTarget.resolve(OWN, "/v2/", "https://other.test/v2/")
                        .orElseThrow()
                        .isUpgradeOf(OWN))
                .isFalse();
    }
}
