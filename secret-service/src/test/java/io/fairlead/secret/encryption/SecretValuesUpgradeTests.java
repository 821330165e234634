package io.fairlead.secret.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.FormerSchema;
import io.fairlead.secret.RealEncryption;
import io.fairlead.secret.masterkey.MasterKeyProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@RealEncryption
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SecretValuesUpgradeTests {

    private final SecretValues values;
    private final FormerSchema schema;
    private final JdbcClient jdbc;
    private final MasterKeyProperties properties;

    SecretValuesUpgradeTests(
            SecretValues values, Environment settings, JdbcClient jdbc, MasterKeyProperties properties) {
        this.values = values;
        this.schema = new FormerSchema(settings);
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @AfterEach
    void leaveNothingToOthers() {
        jdbc.sql("delete from secret").update();
    }

    @Test
    void opensWhatWasKeptBeforeMasterKeysHadNames() throws Exception {
        var version = new SecretVersionReference(
                new ResourceReference(Scope.account("default"), "ibm"), UUID.randomUUID(), 1);
        var place = "fairlead-secret-v1\ndefault\n%s\n1".formatted(version.secretId());
        var long64k = "x".repeat(SecretValue.MAX_BYTES);
        schema.restoreVersion("19");
        jdbc.sql(
                        "insert into secret (id, revision, scope, identifier, name, description, tags, version, sequence,"
                                + " created_at, updated_at) values (?, 1, 'default', 'ibm', 'ibm', '', '{}', 1, 1, now(), now())")
                .param(version.secretId())
                .update();
        jdbc.sql("insert into secret_version (secret_id, version, ciphertext, created_at) values (?, 1, ?, now())")
                .params(
                        version.secretId(),
                        asBefore()
                                .encrypt(
                                        long64k.getBytes(StandardCharsets.UTF_8),
                                        place.getBytes(StandardCharsets.UTF_8)))
                .update();

        schema.upgrade();

        assertThat(values.find(version).orElseThrow().reveal()).asString().isEqualTo(long64k);
    }

    private Aead asBefore() throws Exception {
        AeadConfig.register();
        var master = TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(properties.keyset()), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        return KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, master);
    }
}
