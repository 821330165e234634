package io.fairlead.agent.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFormatTests {

    @ParameterizedTest
    @CsvSource({
        "ada, '{\"apikey\": \"x\"}', a JSON document",
        "ada, Bearer abc, the value of an Authorization header",
        "ada, basic YWRh, the value of an Authorization header",
        "iamapikey, ApiKey-0e4c1a2b, 'the id of an API key, not the key'",
        "ada, YWRhOnNlY3JldA==, user and password in base64",
    })
    void recognisesWhatIsNoSecret(String username, String secret, String form) {
        assertThat(SecretFormat.likelyMistake(username, secret)).contains(form);
    }

    @ParameterizedTest
    @CsvSource({"ada, s3cret", "_json_key, '{\"type\": \"service_account\"}'", "ada, bearer-of-news", "ada, ''"})
    void leavesOthersAlone(String username, String secret) {
        assertThat(SecretFormat.likelyMistake(username, secret)).isEmpty();
    }

    @Test
    void readsWhenATokenEnds() {
        var claims = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"exp\":1700000000}".getBytes());

        assertThat(SecretFormat.expiresAt("e30." + claims + ".c2ln")).contains(Instant.ofEpochSecond(1_700_000_000));
        assertThat(SecretFormat.expiresAt("e30.!.c2ln")).isEmpty();
        assertThat(SecretFormat.expiresAt("s3cret")).isEmpty();
    }
}
