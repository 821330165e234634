package io.fairlead.testkit.registry;

import static io.fairlead.testkit.registry.RegistryRequests.basic;
import static io.fairlead.testkit.registry.RegistryRequests.get;
import static io.fairlead.testkit.registry.RegistryRequests.token;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisbehaviourIT {

    private static final String TOKEN = "/oauth/token?service=registry";
    private static final String ADA = basic("ada", "right");

    private final TokenService tokens = TokenService.strict("ada", "right");
    private final IbmRegistry registry = IbmRegistry.start(tokens);

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({"RATE_LIMITED,429", "SERVER_ERROR,500", "HTML,200", "NO_TOKEN,200", "NOT_FOUND,404"})
    void answersOtherwiseThanATokenServiceShould(Misbehaviour misbehaviour, int status) throws Exception {
        tokens.misbehave(misbehaviour);

        var answer = get(registry.url(), TOKEN, ADA);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED_TOKEN,401", "FOREIGN_KEY,401", "HUGE_TOKEN,200"})
    void handsOutTokensThatAreNotAsTheyShouldBe(Misbehaviour misbehaviour, int status) throws Exception {
        tokens.misbehave(misbehaviour);

        var token = token(get(registry.url(), TOKEN, ADA));

        assertThat(get(registry.url(), "/v2/", token).statusCode()).isEqualTo(status);
    }

    @Test
    void wordsItsChallengeAsOthersDo() throws Exception {
        try (var serviceless = IbmRegistry.start(TokenService.acceptAnyone(), ChallengeStyle.WITHOUT_SERVICE);
                var unquoted = IbmRegistry.start(TokenService.acceptAnyone(), ChallengeStyle.UNQUOTED)) {
            assertThat(get(serviceless.url(), "/v2/", null).headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"%s/oauth/token\"".formatted(serviceless.url()));
            assertThat(get(unquoted.url(), "/v2/", null).headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=%s/oauth/token, service=registry".formatted(unquoted.url()));
        }
    }
}
