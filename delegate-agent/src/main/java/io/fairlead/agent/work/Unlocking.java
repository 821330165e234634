package io.fairlead.agent.work;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.seal.SecretFetch;
import io.fairlead.agent.seal.SecretFetch.Fetched;
import io.fairlead.agent.seal.Unsealing;
import io.fairlead.agent.seal.Unsealing.Unsealed;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Fetches the secrets of a connector under a lease, and makes the credential of them that its registry may see. */
public record Unlocking(SecretFetch secrets, Unsealing unsealing) {

    /**
     * Whose secrets, and for which work.
     *
     * @param first whether it is the connector that the task is about first
     */
    record Lock(
            Frame.TaskAttempt held,
            UUID connectorId,
            boolean first,
            RegistryOrigin origin,
            RegistryAuth.UsernamePassword auth) {}

    /** What came of it. */
    sealed interface Unlocked {

        /** The credential is the receiver's to close. */
        record Open(Credential credential, List<SecretVersionReference> used) implements Unlocked {}

        record Shut(Diagnosis code, String summary) implements Unlocked {}
    }

    Unlocked open(Lock lock) throws InterruptedException {
        var held = lock.held();
        return switch (secrets.fetch(held.taskId(), held.attempt(), lock.first() ? null : lock.connectorId())) {
            case Fetched.Failed failed -> new Unlocked.Shut(failed.code(), failed.summary());
            case Fetched.Values values -> open(lock, values.secrets());
        };
    }

    private Unlocked open(Lock lock, List<SealedSecret> sealed) {
        var auth = lock.auth();
        var password = open(lock, sealed, auth.passwordRef());
        if (!(password instanceof Unsealed.Value secret)) {
            return mismatch(password);
        }
        var username = auth.username();
        if (username == null) {
            var opened = auth.usernameRef() == null
                    ? new Unsealed.Mismatch("the connector names no user")
                    : open(lock, sealed, auth.usernameRef());
            if (!(opened instanceof Unsealed.Value name)) {
                Arrays.fill(secret.bytes(), (byte) 0);
                return mismatch(opened);
            }
            username = new String(name.bytes(), StandardCharsets.UTF_8);
        }
        var credential = new Credential(lock.origin(), username, secret.bytes());
        return new Unlocked.Open(
                credential, sealed.stream().map(SealedSecret::version).toList());
    }

    private Unsealed open(Lock lock, List<SealedSecret> sealed, ResourceReference wanted) {
        var held = lock.held();
        var expected = new Unsealing.Expected(held.taskId(), held.attempt(), lock.connectorId(), wanted, lock.origin());
        return sealed.stream()
                .filter(one -> one.context().secret().equals(wanted))
                .findFirst()
                .map(one -> unsealing.open(one, expected))
                .orElseGet(() -> new Unsealed.Mismatch("no seal came for " + wanted.identifier()));
    }

    private static Unlocked mismatch(Unsealed unsealed) {
        var reason = unsealed instanceof Unsealed.Mismatch mismatch ? mismatch.reason() : "";
        return new Unlocked.Shut(Diagnosis.ORIGIN_MISMATCH, reason);
    }
}
