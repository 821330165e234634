package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is made with an API token ends with it. */
class ChildTokenIT extends IdentityTestSupport {

    private static final String TOKENS = "/api/v1/api-tokens";

    private final JdbcClient jdbc;

    @Autowired
    ChildTokenIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void outlivesNoTokenWithWhichItWasMade() {
        var parent = create(readHomeFile("admin-token"), "PT10M");

        var refused = create(parent.at("/token"), "PT20M");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/code")).isEqualTo("OUTLIVES_PARENT");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/expiresIn");
        assertThat(create(parent.at("/token"), "PT5M").status()).isEqualTo(201);
    }

    @Test
    void showsWithWhichTokenItWasMade() {
        var parent = create(readHomeFile("admin-token"), "PT10M");
        var child = create(parent.at("/token"), "PT5M");

        assertThat(child.at("/parentId")).isEqualTo(parent.at("/id"));
        var listed =
                send("GET", TOKENS, bearer(readHomeFile("admin-token")), "").json();
        assertThat(listed.at("/items").findParents("parentId"))
                .anyMatch(item -> item.at("/id").asString().equals(child.at("/id"))
                        && item.at("/parentId").asString().equals(parent.at("/id")));
    }

    @Test
    void endsWithTheTokenWithWhichItWasMade() {
        var parent = create(readHomeFile("admin-token"), "PT10M");
        var child = create(parent.at("/token"), "PT5M");
        var grandchild = create(child.at("/token"), "PT1M");
        var other = create(readHomeFile("admin-token"), "PT10M");

        assertThat(send("DELETE", TOKENS + "/" + parent.at("/id"), bearer(readHomeFile("admin-token")), "")
                        .status())
                .isEqualTo(204);

        for (var ended : new Answer[] {parent, child, grandchild}) {
            assertThat(exchange(bearer(ended.at("/token"))).status()).isEqualTo(401);
            assertThat(revocations(ended.at("/id"))).isOne();
        }
        assertThat(exchange(bearer(other.at("/token"))).status()).isEqualTo(200);
    }

    @Test
    void isNotMadeWithATokenThatWasRevokedAMomentAgo() {
        var parent = create(readHomeFile("admin-token"), "PT10M");
        assertThat(create(parent.at("/token"), "PT1M").status()).isEqualTo(201);
        send("DELETE", TOKENS + "/" + parent.at("/id"), bearer(readHomeFile("admin-token")), "");

        var refused = create(parent.at("/token"), "PT1M");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("PARENT_TOKEN_ENDED");
    }

    @Test
    void isTheHoldersOwnWhereTheySignedIn() {
        var name = "c" + UUID.randomUUID();
        send("POST", "/api/v1/people", bearer(readHomeFile("admin-token")), """
                {"name": "%s", "password": "correct horse battery", "grants": ["admin"]}""".formatted(name));
        var signedIn = exchange(basic(name, "correct horse battery")).at("/access_token");

        var token = create(signedIn, "P30D");

        assertThat(token.status()).isEqualTo(201);
        assertThat(token.json().has("parentId")).isFalse();
    }

    @Test
    void givesAnAccessTokenNoLongerThanItself() {
        var token = create(readHomeFile("admin-token"), "PT20S");

        var exchanged = exchange(bearer(token.at("/token")));

        assertThat(exchanged.json().at("/expires_in").asLong()).isBetween(1L, 20L);
        var claims = claims(exchanged.at("/access_token"));
        assertThat(claims.at("/exp").asLong() - claims.at("/iat").asLong()).isBetween(1L, 20L);
    }

    private Answer create(String with, String life) {
        return send("POST", TOKENS, bearer(with), """
                {"name": "a token", "role": "admin", "expiresIn": "%s"}""".formatted(life));
    }

    private long revocations(String token) {
        return jdbc.sql(
                        "select count(*) from audit.entry where action = 'api-token.revoked' and resource_id = :id and result = 'DONE'")
                .param("id", token)
                .query(Long.class)
                .single();
    }
}
