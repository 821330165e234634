package io.fairlead.connector.secretref;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.testkit.server.RealPostgres;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;

@DataJdbcTest
@RealPostgres
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import(KnownSecrets.class)
class KnownSecretsJdbcTests {

    private static final ResourceReference KEY = new ResourceReference(Scope.org("acme", "shop"), "key");

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Autowired
    private KnownSecrets secrets;

    @Test
    void knowsWhatItWasTold() {
        assertThat(secrets.exists(KEY)).isFalse();

        secrets.save(first, 1, KEY, 1);

        assertThat(secrets.exists(KEY)).isTrue();
        assertThat(secrets.exists(new ResourceReference(Scope.account("acme"), "key")))
                .isFalse();
    }

    @Test
    void keepsTheNewestWhateverTheOrder() {
        assertThat(secrets.save(first, 2, KEY, 2)).isTrue();

        assertThat(secrets.save(first, 2, KEY, 2)).isFalse();
        assertThat(secrets.save(first, 1, KEY, 1)).isFalse();
        assertThat(secrets.hasNewerThan(used(first, 1))).isTrue();
        assertThat(secrets.hasNewerThan(used(first, 2))).isFalse();
        assertThat(secrets.hasNewerThan(used(first, 3))).isFalse();
    }

    @Test
    void aDeletedSecretIsNotRevivedByALateEvent() {
        secrets.delete(first, 3);

        assertThat(secrets.save(first, 2, KEY, 2)).isFalse();
        assertThat(secrets.exists(KEY)).isFalse();
    }

    @Test
    void anotherSecretUnderTheSameNameOutdatesTheDeletedOneOnly() {
        secrets.save(first, 1, KEY, 5);
        secrets.delete(first, 2);
        assertThat(secrets.hasNewerThan(used(first, 5))).isFalse();

        secrets.save(second, 1, KEY, 1);

        assertThat(secrets.hasNewerThan(used(first, 5))).isTrue();
        assertThat(secrets.hasNewerThan(used(UUID.randomUUID(), 1))).isFalse();
    }

    private static SecretVersionReference used(UUID secretId, long version) {
        return new SecretVersionReference(KEY, secretId, version);
    }
}
