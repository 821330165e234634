package io.fairlead.secret.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.secret.document.SecretType;
import io.fairlead.testkit.server.RealPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataJdbcTest
@RealPostgres
class SecretsJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Scope SCOPE = Scope.org("default", "acme");

    @Autowired
    private Secrets secrets;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void givesBackWhatItKeepsAndRaisesTheRevisionWithEveryChange() {
        var saved = secrets.save(aSecret(Map.of("team", "web")));
        var changed = secrets.save(saved.withVersion(2, NOON));

        assertThat(saved.revision()).isEqualTo(1);
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(secrets.findByScopeAndIdentifier(SCOPE, "ibm")).contains(changed);
        assertThat(secrets.findLockedById(saved.id())).contains(changed);
        assertThat(secrets.nextSequence(saved.id())).isEqualTo(changed.sequence() + 1);
    }

    @Test
    void readsTagsAsFormerBuildsWroteThem() {
        var saved = secrets.save(aSecret(Map.of()));
        jdbc.sql("update secret set tags = '{\"team\": \"web\", \"stage\": \"\"}'")
                .update();

        assertThat(secrets.findLockedById(saved.id()).orElseThrow().tags().values())
                .isEqualTo(Map.of("team", "web", "stage", ""));
        secrets.save(saved.withVersion(2, NOON));
        assertThat(jdbc.sql("select tags::text from secret").query(String.class).single())
                .isEqualTo("{}");
    }

    @Test
    void takesEachIdentifierOncePerScope() {
        secrets.save(aSecret(Map.of()));

        assertThatThrownBy(() -> secrets.save(aSecret(Map.of()))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void givesSecretsTheFingerprintThatFormerBuildsGaveThem() throws Exception {
        var secret = aSecret(Map.of("team", "web", "a", ""));
        var content = """
                {"id":"%s","revision":0,"scope":{"account":"default","org":"acme"},"identifier":"ibm","name":"IBM",\
                "description":"","tags":{"values":{"a":"","team":"web"}},"type":"SecretText","shared":false,\
                "expiresAt":null,"version":1,"sequence":1,"createdAt":"2026-11-30T12:00:00Z",\
                "updatedAt":"2026-11-30T12:00:00Z"}""".formatted(secret.id());

        assertThat(ResourceFingerprint.of(secret).hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))));
    }

    private static Secret aSecret(Map<String, String> tags) {
        return new Secret(
                UUID.randomUUID(),
                0,
                SCOPE,
                "ibm",
                "IBM",
                "",
                new SecretTags(tags),
                SecretType.SecretText,
                false,
                null,
                1,
                1,
                NOON,
                NOON);
    }
}
