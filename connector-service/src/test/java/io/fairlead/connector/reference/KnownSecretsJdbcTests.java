package io.fairlead.connector.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.testbed.RealPostgres;
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
        assertThat(secrets.knows(KEY)).isFalse();

        secrets.learn(first, 1, KEY, 1);

        assertThat(secrets.knows(KEY)).isTrue();
        assertThat(secrets.knows(new ResourceReference(Scope.account("acme"), "key")))
                .isFalse();
    }

    @Test
    void keepsTheNewestWhateverTheOrder() {
        assertThat(secrets.learn(first, 2, KEY, 2)).isTrue();

        assertThat(secrets.learn(first, 2, KEY, 2)).isFalse();
        assertThat(secrets.learn(first, 1, KEY, 1)).isFalse();
        assertThat(secrets.knowsNewerThan(used(first, 1))).isTrue();
        assertThat(secrets.knowsNewerThan(used(first, 2))).isFalse();
        assertThat(secrets.knowsNewerThan(used(first, 3))).isFalse();
    }

    @Test
    void aDeletedSecretIsNotRevivedByALateEvent() {
        secrets.forget(first, 3);

        assertThat(secrets.learn(first, 2, KEY, 2)).isFalse();
        assertThat(secrets.knows(KEY)).isFalse();
    }

    @Test
    void anotherSecretUnderTheSameNameOutdatesTheDeletedOneOnly() {
        secrets.learn(first, 1, KEY, 5);
        secrets.forget(first, 2);
        assertThat(secrets.knowsNewerThan(used(first, 5))).isFalse();

        secrets.learn(second, 1, KEY, 1);

        assertThat(secrets.knowsNewerThan(used(first, 5))).isTrue();
        assertThat(secrets.knowsNewerThan(used(UUID.randomUUID(), 1))).isFalse();
    }

    private static SecretVersionReference used(UUID secretId, long version) {
        return new SecretVersionReference(KEY, secretId, version);
    }
}
