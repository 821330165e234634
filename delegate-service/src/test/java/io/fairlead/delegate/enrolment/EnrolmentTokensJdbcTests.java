package io.fairlead.delegate.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.page.Cursor;
import io.fairlead.testkit.server.RealPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class EnrolmentTokensJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Scope SCOPE = Scope.account("default");

    private static final Cursor START = Cursor.decode(null);

    @Autowired
    private EnrolmentTokens tokens;

    @Test
    void givesBackWhatItKeepsUseByUse() {
        var token = tokens.insert(aToken("ci", 1));

        tokens.save(tokens.findLockedById(token.id()).orElseThrow().used());

        var used = tokens.findLockedById(token.id()).orElseThrow();
        assertThat(used).usingRecursiveComparison().ignoringFields("usesLeft").isEqualTo(token);
        assertThat(used.usesLeft()).isZero();
    }

    @Test
    void listsPartByPartOrderedByName() {
        var second = tokens.insert(aToken("b", 1));
        var first = tokens.insert(aToken("a", 1));

        var part = tokens.list(SCOPE, START, 1);

        assertThat(part).extracting(EnrolmentToken::id).containsExactly(first.id());
        assertThat(tokens.list(SCOPE, new Cursor("a", first.id()), 10))
                .extracting(EnrolmentToken::id)
                .containsExactly(second.id());
        assertThat(tokens.list(Scope.org("default", "acme"), START, 10)).isEmpty();
    }

    @Test
    void deletesOnlyInTheScopeOfTheToken() {
        var token = tokens.insert(aToken("ci", 1));

        assertThat(tokens.delete(Scope.org("default", "acme"), token.id())).isFalse();
        assertThat(tokens.delete(SCOPE, token.id())).isTrue();
        assertThat(tokens.findLockedById(token.id())).isEmpty();
    }

    @Test
    void allowsAUseWhileThereIsOneAndTheTimeHasNotCome() {
        assertThat(aToken("ci", 1).allowsUse(NOON.minusSeconds(1))).isTrue();
        assertThat(aToken("ci", 1).allowsUse(NOON)).isFalse();
        assertThat(aToken("ci", 0).allowsUse(NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void givesTokensTheFingerprintThatFormerBuildsGaveThem() throws Exception {
        var token = aToken("ci", 3);
        var content = """
                {"id":"%s","scope":{"account":"default"},"name":"ci","tags":["docker"],"usesLeft":3,\
                "expiresAt":"2026-11-30T12:00:00Z","createdAt":"2026-11-29T12:00:00Z"}""".formatted(token.id());

        assertThat(ResourceFingerprint.of(token).hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))));
    }

    private static EnrolmentToken aToken(String name, int uses) {
        var hash = "hash".getBytes(StandardCharsets.UTF_8);
        return new EnrolmentToken(
                UUID.randomUUID(),
                SCOPE,
                name,
                List.of("docker"),
                hash,
                uses,
                NOON,
                Instant.parse("2026-11-29T12:00:00Z"));
    }
}
