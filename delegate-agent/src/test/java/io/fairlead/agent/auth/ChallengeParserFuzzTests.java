package io.fairlead.agent.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges made from the grammar's own parts, then damaged: none may throw, hang, or name a host that is not there. */
class ChallengeParserFuzzTests {

    private static final int ROUNDS = 20_000;
    private static final List<String> PARTS = List.of(
            "Bearer",
            "Basic",
            "Negotiate",
            "realm",
            "service",
            "scope",
            "=",
            ",",
            " ",
            "\t",
            "\"",
            "\\",
            "https://us.icr.io/oauth/token",
            "http://169.254.169.254/",
            "registry",
            "YII+/a==",
            "repository:a/b:pull,push",
            "\u0000",
            "é",
            "@",
            "#",
            "?");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesWhateverComes(long seed) {
        var random = new Random(seed);
        var approval = new RealmApproval(new RegistryOrigin("https", "us.icr.io", 443), List.of());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (var round = 0; round < ROUNDS; round++) {
                for (var challenge : ChallengeParser.parse(List.of(line(random)))) {
                    assertThat(challenge.scheme()).isEqualTo(challenge.scheme().toLowerCase(Locale.ROOT));
                    if (approval.judge(challenge) instanceof Realm.Approved approved) {
                        assertThat("." + approved.origin().host()).endsWith(".icr.io");
                        assertThat(approved.origin().secure()).isTrue();
                    }
                }
            }
        });
    }

    private static String line(Random random) {
        var line = new StringBuilder(random.nextBoolean() ? "Bearer realm=\"https://us.icr.io/t\",service=\"r\"" : "");
        for (var part = random.nextInt(24); part > 0; part--) {
            line.insert(random.nextInt(line.length() + 1), PARTS.get(random.nextInt(PARTS.size())));
        }
        return line.toString();
    }
}
