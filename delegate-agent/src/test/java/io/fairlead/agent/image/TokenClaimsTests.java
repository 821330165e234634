package io.fairlead.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTests {

    @Test
    void readsWhatIsGrantedOnOneRepository() {
        var token = token("""
                {"access": [{"type": "repository", "name": "app", "actions": ["pull", "push"]},
                            {"type": "repository", "name": "other", "actions": ["delete"]},
                            {"type": "registry", "name": "app", "actions": ["*"]}]}""");

        assertThat(TokenClaims.actions(token, "app")).contains(Set.of("pull", "push"));
        assertThat(TokenClaims.actions(token, "none")).contains(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b.c", "..", "a.!!.c", "{}.{}.{}"})
    void knowsNothingOfTokensThatDoNotSay(String token) {
        assertThat(TokenClaims.actions(token, "app")).isEmpty();
        assertThat(TokenClaims.actions(token("{\"access\": 3}"), "app")).isEmpty();
        assertThat(TokenClaims.actions(token("[]"), "app")).isEmpty();
    }

    private static String token(String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }
}
