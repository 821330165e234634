package io.fairlead.agent.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeParserTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"https://us.icr.io/oauth/token\",service=\"registry\"",
                "bearer realm=\"https://us.icr.io/oauth/token\" , service=\"registry\"",
                "BEARER realm=https://us.icr.io/oauth/token, service=registry",
                "Bearer realm=https://us.icr.io/oauth/token,service=registry",
                "Bearer service=\"registry\",realm=\"https://us.icr.io/oauth/token\"",
                "Bearer REALM = \"https://us.icr.io/oauth/token\" ,\tService = \"registry\"",
                "Bearer   realm=\"https://us.icr.io/oauth/token\",,service=\"registry\",",
                "Bearer realm=\"https://us.icr.io/oauth/token\",service=\"registry\",realm=\"https://evil.test/\"",
                "Basic realm=\"x\", Bearer realm=\"https://us.icr.io/oauth/token\",service=\"registry\"",
                "Negotiate, Bearer realm=\"https://us.icr.io/oauth/token\",service=\"registry\"",
                "Negotiate YII+/a==, Bearer realm=\"https://us.icr.io/oauth/token\",service=\"registry\"",
                "Negotiate YII=, Bearer realm=\"https://us.icr.io/oauth/token\",service=\"registry\"",
                "Basic, Bearer realm=\"https://us.icr.io/oauth/token\",service=\"registry\"",
                "Bearer realm=\"https:\\/\\/us.icr.io/oauth/token\",service=\"registry\",scope=\"\"",
                "Bearer realm=\"https://us.icr.io/oauth/token\",scope=\"repository:a:pull,push\",service=\"registry\""
            })
    void readsBearerInEveryForm(String line) {
        var bearer = ChallengeParser.parse(List.of(line)).stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .findFirst()
                .orElseThrow();

        assertThat(bearer.parameter("realm")).contains("https://us.icr.io/oauth/token");
        assertThat(bearer.parameter("service")).contains("registry");
    }

    @Test
    void readsSeveralHeadersInTheirOrder() {
        var challenges = ChallengeParser.parse(List.of("Bearer realm=\"https://host/v2/token\"", "Basic"));

        assertThat(challenges).extracting(AuthChallenge::scheme).containsExactly("bearer", "basic");
        assertThat(challenges.getFirst().parameter("service")).isEmpty();
    }

    @Test
    void takesAnEmptyValueForNone() {
        var challenge =
                ChallengeParser.parse(List.of("Bearer realm=\"\",scope=\"\"")).getFirst();

        assertThat(challenge.parameter("realm")).isEmpty();
        assertThat(challenge.parameter("scope")).isEmpty();
    }

    @Test
    void keepsCommasAndQuotesInsideQuotes() {
        var challenge = ChallengeParser.parse(List.of("Basic realm=\"a, \\\"b\\\" = c\""))
                .getFirst();

        assertThat(challenge.parameter("realm")).contains("a, \"b\" = c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ",,,", "=", "\"", "Bearer realm=\"unclosed", "Bearer =x", "= = =", "Bearer \"", "a=b"})
    void endsOnGarbage(String line) {
        assertThat(ChallengeParser.parse(List.of(line))).hasSizeLessThan(4);
    }
}
