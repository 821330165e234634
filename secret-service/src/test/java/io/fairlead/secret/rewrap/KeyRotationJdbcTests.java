package io.fairlead.secret.rewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.RealEncryption;
import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.encryption.SecretValues;
import io.fairlead.secret.masterkey.KeyRing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@RealEncryption
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class KeyRotationJdbcTests {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final int VERSIONS = 250;

    private final SecretValues values;
    private final KeyRing masterKeys;
    private final KeyRotation rotation;
    private final DataKeys dataKeys;
    private final RewrapDataKeys rewrap;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final UUID secretId = UUID.randomUUID();

    KeyRotationJdbcTests(
            SecretValues values,
            KeyRing masterKeys,
            KeyRotation rotation,
            DataKeys dataKeys,
            RewrapDataKeys rewrap,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.values = values;
        this.masterKeys = masterKeys;
        this.rotation = rotation;
        this.dataKeys = dataKeys;
        this.rewrap = rewrap;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void aSecretWithManyVersions() {
        jdbc.sql("delete from secret").update();
        jdbc.sql(
                        "insert into secret (id, revision, scope, identifier, name, description, tags, version, sequence,"
                                + " created_at, updated_at) values (?, 1, 'default', 'ibm', 'ibm', '', '{}', 1, 1, now(), now())")
                .param(secretId)
                .update();
        IntStream.rangeClosed(1, VERSIONS)
                .forEach(number -> values.save(version(number), SecretValue.of("v" + number), NOW));
    }

    @AfterEach
    void leaveNothingToOthers() {
        jdbc.sql("delete from secret").update();
    }

    @Test
    void movesEveryDataKeyAndLeavesTheCiphertexts() {
        var before = masterKeys.primary();
        var ciphertexts = ciphertexts();

        var primary = rotation.rotate();
        assertThat(rotation.progress().remaining()).isEqualTo(VERSIONS);
        rewrap.sweep();

        var progress = rotation.progress();
        assertThat(progress.primary()).isEqualTo(primary).isNotEqualTo(before);
        assertThat(progress.done()).isEqualTo(progress.total()).isEqualTo(VERSIONS);
        assertThat(ciphertexts()).isEqualTo(ciphertexts);
        assertAllOpen();
    }

    @Test
    void opensWhatIsHalfWayAndGoesOnFromThere() {
        rotation.rotate();

        assertThat(dataKeys.rewrapBatch("secret_value", 100)).isEqualTo(100);
        assertThat(rotation.progress().done()).isEqualTo(100);
        assertAllOpen();
        rewrap.sweep();

        assertThat(rotation.progress().remaining()).isZero();
    }

    @Test
    void passesOverWhatAnotherInstanceHasInHand() throws InterruptedException {
        rotation.rotate();

        try (var instances = Executors.newFixedThreadPool(2)) {
            transactions.executeWithoutResult(_ -> {
                assertThat(dataKeys.rewrapBatch("secret_value", 100)).isEqualTo(100);
                assertThat(instances.submit(this::moveAll))
                        .succeedsWithin(java.time.Duration.ofSeconds(10))
                        .isEqualTo(VERSIONS - 100);
            });
        }

        assertThat(rotation.progress().remaining()).isZero();
        assertAllOpen();
    }

    @Test
    void keepsAKeyThatIsNeededAndSaysByHowMany() {
        var before = masterKeys.primary();
        rotation.rotate();
        dataKeys.rewrapBatch("secret_value", 100);

        assertThatThrownBy(() -> rotation.retire(before))
                .isInstanceOf(MasterKeyInUse.class)
                .hasMessageContaining("150 data keys");

        assertThat(masterKeys.missing()).isEmpty();
        assertAllOpen();
    }

    @Test
    void retiresAKeyThatNothingNeeds() {
        var before = masterKeys.primary();
        rotation.rotate();
        rewrap.sweep();

        rotation.retire(before);

        assertThat(rotation.progress().keys())
                .extracting(RewrapProgress.MasterKeyStatus::id)
                .doesNotContain(before);
        assertAllOpen();
    }

    @Test
    void neverRetiresThePrimaryKey() {
        assertThatThrownBy(() -> rotation.retire(masterKeys.primary()))
                .isInstanceOf(MasterKeyInUse.class)
                .hasMessageContaining("Rotate first");
    }

    private int moveAll() {
        var all = 0;
        for (var some = dataKeys.rewrapBatch("secret_value", 40);
                some > 0;
                some = dataKeys.rewrapBatch("secret_value", 40)) {
            all += some;
        }
        return all;
    }

    private void assertAllOpen() {
        assertThat(IntStream.rangeClosed(1, VERSIONS))
                .allSatisfy(number -> assertThat(
                                values.find(version(number)).orElseThrow().reveal())
                        .asString()
                        .isEqualTo("v" + number));
    }

    private List<String> ciphertexts() {
        return jdbc.sql("select ciphertext::text from secret_value order by version")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private SecretVersionReference version(int number) {
        return new SecretVersionReference(new ResourceReference(Scope.account("default"), "ibm"), secretId, number);
    }
}
