package io.fairlead.delegate.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.testkit.server.RealPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
class DelegatesJdbcTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Scope SCOPE = Scope.org("default", "acme");

    @Autowired
    private Delegates delegates;

    @Test
    void raisesTheSequenceWithEveryChange() {
        var enrolled = delegates.save(aDelegate());
        var drained = delegates.save(enrolled.drainedAt(NOON.plusSeconds(1)));

        assertThat(enrolled.sequence()).isEqualTo(1);
        assertThat(drained.sequence()).isEqualTo(2);
        assertThat(delegates.findLockedByIdAndScope(enrolled.id(), SCOPE)).contains(drained);
        assertThat(delegates.nextSequence(enrolled.id())).contains(3L);
        assertThat(delegates.findIdentityKey(enrolled.id())).contains("identity");
    }

    @Test
    void knowsNothingOfWhomItDeleted() {
        var enrolled = delegates.save(aDelegate());

        delegates.delete(enrolled);

        assertThat(delegates.findLockedByIdAndScope(enrolled.id(), SCOPE)).isEmpty();
        assertThat(delegates.nextSequence(enrolled.id())).isEmpty();
        assertThat(delegates.findIdentityKey(enrolled.id())).isEmpty();
    }

    @Test
    void givesDelegatesTheFingerprintThatFormerBuildsGaveThem() throws Exception {
        var delegate = aDelegate();
        var content = """
                {"id":"%s","scope":{"account":"default","org":"acme"},"name":"eu-1","tags":["docker","eu"],\
                "identityKey":"identity","sealingKey":"sealing","agentVersion":"1.0"}""".formatted(delegate.id());

        assertThat(ResourceFingerprint.of(delegate).hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))));
    }

    private static Delegate aDelegate() {
        return Delegate.create(SCOPE, "eu-1", List.of("docker", "eu"), "identity", "sealing", "1.0", NOON);
    }
}
