package io.fairlead.agent.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantedActionsTests {

    @Test
    void readsTheActionsOnOneRepository() {
        var access = "{\"access\":[{\"type\":\"repository\",\"name\":\"other\",\"actions\":[\"push\"]},"
                + "{\"type\":\"repository\",\"name\":\"team/app\",\"actions\":[\"pull\"]}]}";

        assertThat(in(claims(access))).contains(Set.of("pull"));
        assertThat(in(claims("{\"access\":[]}"))).contains(Set.of());
        assertThat(in(claims("{\"access\":null}"))).contains(Set.of());
    }

    @Test
    void saysNothingOfTokensThatDoNotTell() {
        assertThat(in("opaque")).isEmpty();
        assertThat(in(claims("{}"))).isEmpty();
        assertThat(in(claims("no JSON"))).isEmpty();
        assertThat(in("a.b.c")).isEmpty();
    }

    private static Optional<Set<String>> in(String token) {
        return GrantedActions.read(
                new TokenResult.Issued(new RegistryOrigin("https", "us.icr.io", 443), token), "team/app");
    }

    private static String claims(String json) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes()) + ".c2ln";
    }
}
