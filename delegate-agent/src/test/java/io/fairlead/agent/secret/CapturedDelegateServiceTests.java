package io.fairlead.agent.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import io.fairlead.agent.identity.AgentHome;
import io.fairlead.agent.identity.AgentIdentity;
import io.fairlead.agent.identity.AgentKeys;
import io.fairlead.agent.secret.SecretUnsealer.ExpectedContext;
import io.fairlead.agent.secret.SecretUnsealer.UnsealResult;
import io.fairlead.contracts.protocol.EnrolmentRequest.EnrolmentResponse;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealContext;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays a delegate-service that somebody has taken over: it has every seal that it was ever given, may order more, and
 * hands out whatever it likes. A delegate must not use a value at any other place than the one that it was sealed for.
 */
class CapturedDelegateServiceTests {

    private static final RegistryOrigin REGISTRY = new RegistryOrigin("https", "us.icr.io", 443);
    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "ibm_api_key");

    private final UUID task = UUID.randomUUID();
    private final UUID connector = UUID.randomUUID();
    private final UUID secret = UUID.randomUUID();
    private final ExpectedContext expected = new ExpectedContext(task, 2, connector, KEY, REGISTRY);
    private final KeyPair secretService = keyPair();

    private final AgentIdentity delegate;
    private final AgentKeys otherKeys;

    CapturedDelegateServiceTests(@TempDir Path directory) {
        var signatureKey =
                Base64.getEncoder().encodeToString(secretService.getPublic().getEncoded());
        delegate = new AgentIdentity(
                new EnrolmentResponse(UUID.randomUUID(), Scope.account("default"), List.of(), signatureKey),
                AgentKeys.loadOrCreate(AgentHome.open(directory.resolve("delegate"))));
        otherKeys = AgentKeys.loadOrCreate(AgentHome.open(directory.resolve("other")));
    }

    @Test
    void opensWhatSecretServiceSealedForThisVeryWork() throws Exception {
        var opened = open(sealed(context(), "the key"));

        assertThat(opened)
                .isInstanceOfSatisfying(
                        UnsealResult.Value.class,
                        value -> assertThat(value.bytes())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("the key"));
    }

    @Test
    void staysShutForAnotherRegistry() throws Exception {
        var elsewhere = new RegistryOrigin("https", "us.icr.io.example.com", 443);

        refused(sealed(context(task, 2, delegate.delegateId(), connector, KEY, 1, elsewhere), "the key"), "registry");
        refused(
                sealed(
                        context(
                                task,
                                2,
                                delegate.delegateId(),
                                connector,
                                KEY,
                                1,
                                new RegistryOrigin("http", "us.icr.io", 443)),
                        "the key"),
                "registry");
    }

    @Test
    void staysShutForAnotherDelegate() throws Exception {
        var theirs = context(task, 2, UUID.randomUUID(), connector, KEY, 1, REGISTRY);

        refused(sealed(theirs, "the key"), "delegate");
        refused(sealed(secretService, otherKeys, context(), "the key"), "does not open");
    }

    @Test
    void staysShutForAnOldTaskOrAnEarlierAttempt() throws Exception {
        refused(
                sealed(context(UUID.randomUUID(), 2, delegate.delegateId(), connector, KEY, 1, REGISTRY), "the key"),
                "task or attempt");
        refused(
                sealed(context(task, 1, delegate.delegateId(), connector, KEY, 1, REGISTRY), "the key"),
                "task or attempt");
    }

    @Test
    void staysShutForAnotherConnectorOrSecret() throws Exception {
        var other = new ResourceReference(Scope.account("default"), "other");

        refused(
                sealed(context(task, 2, delegate.delegateId(), UUID.randomUUID(), KEY, 1, REGISTRY), "the key"),
                "connector");
        refused(sealed(context(task, 2, delegate.delegateId(), connector, other, 1, REGISTRY), "the key"), "secret");
    }

    @Test
    void staysShutWhenTheVersionIsSwapped() throws Exception {
        var first = sealed(context(), "the old key");
        var second = sealed(context(task, 2, delegate.delegateId(), connector, KEY, 2, REGISTRY), "the new key");

        refused(new SealedSecret(second.context(), first.ciphertext(), second.signature()), "not signed");
        refused(new SealedSecret(second.context(), first.ciphertext(), first.signature()), "not signed");
        refused(new SealedSecret(second.context(), second.ciphertext(), first.signature()), "not signed");
    }

    @Test
    void staysShutWhenAnyPartIsChangedOrSignedBySomebodyElse() throws Exception {
        var honest = sealed(context(), "the key");
        var bytes = Base64.getDecoder().decode(honest.ciphertext());
        bytes[bytes.length - 1] ^= 1;

        refused(
                new SealedSecret(honest.context(), Base64.getEncoder().encodeToString(bytes), honest.signature()),
                "not signed");
        refused(sealed(keyPair(), delegate.keys(), context(), "a key of the thief's"), "not signed");
        refused(new SealedSecret(honest.context(), honest.ciphertext(), "AAAA"), "");
        refused(new SealedSecret(honest.context(), "no base64!", honest.signature()), "");
    }

    @Test
    void staysShutWhereOnlyTheCiphertextIsForAnotherContext() throws Exception {
        // Signed by secret-service, as if it had mistaken one context for another
        var elsewhere = context(task, 2, delegate.delegateId(), connector, KEY, 7, REGISTRY);
        var ciphertext = encrypted(delegate.keys(), elsewhere, "the key");

        refused(new SealedSecret(context(), ciphertext, signed(secretService, context(), ciphertext)), "does not open");
    }

    private void refused(SealedSecret sealed, String reason) {
        assertThat(open(sealed))
                .isInstanceOfSatisfying(
                        UnsealResult.Mismatch.class,
                        mismatch -> assertThat(mismatch.reason()).contains(reason));
    }

    private UnsealResult open(SealedSecret sealed) {
        return new SecretUnsealer(delegate).unseal(sealed, expected);
    }

    private SealContext context() {
        return context(task, 2, delegate.delegateId(), connector, KEY, 1, REGISTRY);
    }

    private SealContext context(
            UUID taskId,
            long attempt,
            UUID delegateId,
            UUID connectorId,
            ResourceReference reference,
            long version,
            RegistryOrigin origin) {
        return new SealContext(taskId, attempt, delegateId, connectorId, reference, secret, version, origin);
    }

    private SealedSecret sealed(SealContext context, String value) throws GeneralSecurityException {
        return sealed(secretService, delegate.keys(), context, value);
    }

    private static SealedSecret sealed(KeyPair signer, AgentKeys reader, SealContext context, String value)
            throws GeneralSecurityException {
        var ciphertext = encrypted(reader, context, value);
        return new SealedSecret(context, ciphertext, signed(signer, context, ciphertext));
    }

    private static String encrypted(AgentKeys reader, SealContext context, String value)
            throws GeneralSecurityException {
        var ciphertext = TinkProtoKeysetFormat.parseKeysetWithoutSecret(
                        Base64.getDecoder().decode(reader.sealingKey()))
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                .encrypt(value.getBytes(StandardCharsets.UTF_8), context.bytes());
        return Base64.getEncoder().encodeToString(ciphertext);
    }

    private static String signed(KeyPair signer, SealContext context, String ciphertext)
            throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(signer.getPrivate());
        signature.update(context.signedBytes(ciphertext));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
