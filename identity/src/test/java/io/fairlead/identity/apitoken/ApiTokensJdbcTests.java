package io.fairlead.identity.apitoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.testkit.server.RealPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class ApiTokensJdbcTests {

    private static final UUID HOLDER = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Scope SCOPE = Scope.project("default", "acme", "web");

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aHolder() {
        jdbc.sql("""
                insert into person (person_id, account, name, password, created_at)
                values (:id, 'default', 'alice', '-', now())
                """).param("id", HOLDER).update();
    }

    @Test
    void givesBackWhatItKeepsAndTheTimeOfTheLastUse() {
        var token = tokens.insert(aToken("ci", Instant.parse("2999-01-01T00:00:00Z")));

        var used = tokens.recordUse(token.id()).orElseThrow();

        assertThat(tokens.list(SCOPE))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(used);
        assertThat(used.lastUsedAt()).isNotNull();
        assertThat(used).usingRecursiveComparison().ignoringFields("lastUsedAt").isEqualTo(token);
    }

    @Test
    void recordsNoUseOfATokenThatHasExpired() {
        var token = tokens.insert(aToken("ci", NOON.minusSeconds(1_000_000_000)));

        assertThat(tokens.recordUse(token.id())).isEmpty();
        assertThat(tokens.findById(token.id()).orElseThrow().lastUsedAt()).isNull();
    }

    @Test
    void deletesOnlyInTheScopeOfTheToken() {
        var token = tokens.insert(aToken("ci", NOON));

        assertThat(tokens.delete(Scope.account("default"), token.id())).isFalse();
        assertThat(tokens.delete(SCOPE, token.id())).isTrue();
        assertThat(tokens.list(SCOPE)).isEmpty();
    }

    @Test
    void hasTheFingerprintThatFormerBuildsGaveIt() throws Exception {
        var token = aToken("ci", NOON);
        var content = """
                {"id":"%s","personId":"%s","name":"ci",\
                "grant":{"role":"EDITOR","scope":{"account":"default","org":"acme","project":"web"}},\
                "createdAt":"2026-11-30T12:00:00Z","expiresAt":"2026-11-30T12:00:00Z","lastUsedAt":null}""".formatted(token.id(), HOLDER);

        assertThat(ResourceFingerprint.of(token).hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))));
    }

    private static ApiToken aToken(String name, Instant expiresAt) {
        var hash = "hash".getBytes(StandardCharsets.UTF_8);
        return new ApiToken(
                UUID.randomUUID(), HOLDER, name, new Grant(Role.EDITOR, SCOPE), hash, NOON, expiresAt, null, null);
    }
}
