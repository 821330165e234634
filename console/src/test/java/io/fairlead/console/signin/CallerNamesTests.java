package io.fairlead.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.access.TestIssuer;
import org.junit.jupiter.api.Test;

class CallerNamesTests {

    private final TestIssuer issuer = TestIssuer.shared();
    private final CallerNames names = namesOf(issuer.url());

    @Test
    void takesAllTokensOfAPersonForOneCaller() {
        assertThat(names.nameOf("Bearer " + token("alice", "1")))
                .isEqualTo(names.nameOf("bearer " + token("alice", "2")))
                .isNotEqualTo(names.nameOf("Bearer " + token("bob", "1")));
    }

    @Test
    void countsNobodyAsSomebodyElseWhomATokenOnlyClaimsToBe() {
        var stranger = TestIssuer.start();
        var forged = stranger.sign(issuer.claims().subject("alice"));

        assertThat(names.nameOf("Bearer " + forged)).startsWith("token ");
        assertThat(names.nameOf("Bearer a.b.c")).startsWith("token ");
        assertThat(names.nameOf("Bearer flt_x_y")).startsWith("token ");
    }

    @Test
    void countsATokenByItselfWhileTheIssuerDoesNotAnswer() {
        var unreachable = namesOf("http://127.0.0.1:1");

        assertThat(unreachable.nameOf("Bearer " + token("alice", "1"))).startsWith("token ");
    }

    private String token(String name, String id) {
        return issuer.sign(issuer.claims().subject(name).jwtID(id));
    }

    private static CallerNames namesOf(String issuer) {
        return new CallerNames(new SignInProperties(issuer, "console", "secret", null, null));
    }
}
