package io.fairlead.secret.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.RealEncryption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealEncryption
class SecretValuesJdbcTests {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final SecretValues values;
    private final JdbcClient jdbc;
    private final SecretVersionReference first =
            new SecretVersionReference(new ResourceReference(Scope.account("default"), "ibm"), UUID.randomUUID(), 1);

    SecretValuesJdbcTests(SecretValues values, JdbcClient jdbc) {
        this.values = values;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aSecretWithAValue() {
        jdbc.sql("insert into secret values (?, 1, 'default', 'ibm', 'ibm', '', '{}', 1, 1, now(), now())")
                .param(first.secretId())
                .update();
        values.save(first, SecretValue.of("s3cr3t"), NOW);
    }

    @Test
    void givesBackWhatItKeeps() {
        assertThat(values.find(first))
                .hasValueSatisfying(
                        value -> assertThat(value.reveal()).asString().isEqualTo("s3cr3t"));
    }

    @Test
    void keepsNothingInClear() {
        var kept = jdbc.sql("select ciphertext from secret_value")
                .query(byte[].class)
                .single();

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("s3cr3t");
    }

    @Test
    void opensNoCiphertextInAnotherPlace() {
        jdbc.sql("update secret_value set version = 2").update();

        assertThatThrownBy(() -> values.find(new SecretVersionReference(first.secret(), first.secretId(), 2)))
                .isInstanceOf(ValueCorrupted.class);
    }

    @Test
    void hasNothingOfAVersionThatIsGone() {
        jdbc.sql("delete from secret").update();

        assertThat(values.find(first)).isEmpty();
    }
}
