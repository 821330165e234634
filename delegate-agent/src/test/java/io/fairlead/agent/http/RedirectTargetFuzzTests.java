package io.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.registry.RegistryUrl;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses made from their own parts, then damaged: those that are read at all have a host, a port and a path. */
class RedirectTargetFuzzTests {

    private static final int ROUNDS = 20_000;
    private static final RegistryOrigin OWN = new RegistryOrigin("https", "registry.test", 443);
    private static final List<String> PARTS = List.of(
            "http",
            "https",
            "ftp",
            ":",
            "/",
            "//",
            "?",
            "#",
            "@",
            "%",
            "%2f",
            "[::1]",
            "[",
            "]",
            "..",
            ".",
            "a",
            "é",
            " ",
            "\\",
            "65536",
            "443",
            "0",
            "v2",
            "\r\n",
            "\u0000",
            "us.icr.io",
            "xn--",
            "127.1");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsNothingHalf(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var text = text(random);
            RedirectTarget.resolve(OWN, "/v2/", text).ifPresent(target -> {
                assertThat(target.origin().host()).isNotEmpty().doesNotContain("@", "/");
                assertThat(target.path()).startsWith("/").doesNotContain("\r", "\n", "#");
            });
            if (RegistryUrl.parse(text) instanceof RegistryUrl.Usable usable) {
                assertThat(usable.origin().host()).isNotEmpty().doesNotContain("@", "/", " ");
                assertThat(usable.origin().port()).isBetween(1, 65535);
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder(random.nextBoolean() ? "https://us.icr.io:443/v2/" : "");
        for (var part = random.nextInt(10); part > 0; part--) {
            text.insert(random.nextInt(text.length() + 1), PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }
}
