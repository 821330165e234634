package io.fairlead.agent.task;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.secret.SealedSecretsClient;
import io.fairlead.agent.secret.SealedSecretsClient.FetchResult;
import io.fairlead.agent.secret.SecretUnsealer;
import io.fairlead.agent.secret.SecretUnsealer.UnsealResult;
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
public record TaskCredentials(SealedSecretsClient secrets, SecretUnsealer unsealing) {

    /**
     * Whose secrets, and for which work.
     *
     * @param first whether it is the connector that the task is about first
     * @param offered what came sealed with the offer; empty where it has to be fetched
     */
    record CredentialRequest(
            Frame.TaskAttempt taskAttempt,
            UUID connectorId,
            boolean first,
            RegistryOrigin origin,
            RegistryAuth.UsernamePassword auth,
            List<SealedSecret> offered) {}

    /** What came of it. */
    sealed interface CredentialResult {

        /** The credential is the receiver's to close. */
        record Opened(Credential credential, List<SecretVersionReference> used) implements CredentialResult {}

        record Unavailable(Diagnosis code, String summary) implements CredentialResult {}
    }

    /** What does not open, although it came with the offer, is fetched as if it had not come. */
    CredentialResult open(CredentialRequest request) throws InterruptedException {
        if (!request.offered().isEmpty()
                && open(request, request.offered()) instanceof CredentialResult.Opened opened) {
            return opened;
        }
        var held = request.taskAttempt();
        return switch (secrets.fetch(held.taskId(), held.attempt(), request.first() ? null : request.connectorId())) {
            case FetchResult.Failed failed -> new CredentialResult.Unavailable(failed.code(), failed.summary());
            case FetchResult.Values values -> open(request, values.secrets());
        };
    }

    private CredentialResult open(CredentialRequest request, List<SealedSecret> sealed) {
        var auth = request.auth();
        var password = open(request, sealed, auth.passwordRef());
        if (!(password instanceof UnsealResult.Value secret)) {
            return mismatch(password);
        }
        var username = auth.username();
        if (username == null) {
            var opened = auth.usernameRef() == null
                    ? new UnsealResult.Mismatch("the connector names no user")
                    : open(request, sealed, auth.usernameRef());
            if (!(opened instanceof UnsealResult.Value name)) {
                Arrays.fill(secret.bytes(), (byte) 0);
                return mismatch(opened);
            }
            username = new String(name.bytes(), StandardCharsets.UTF_8);
        }
        var credential = new Credential(request.origin(), username, secret.bytes());
        return new CredentialResult.Opened(
                credential, sealed.stream().map(SealedSecret::version).toList());
    }

    private UnsealResult open(CredentialRequest request, List<SealedSecret> sealed, ResourceReference wanted) {
        var held = request.taskAttempt();
        var expected = new SecretUnsealer.ExpectedContext(
                held.taskId(), held.attempt(), request.connectorId(), wanted, request.origin());
        return sealed.stream()
                .filter(one -> one.context().secret().equals(wanted))
                .findFirst()
                .map(one -> unsealing.unseal(one, expected))
                .orElseGet(() -> new UnsealResult.Mismatch("no seal came for " + wanted.identifier()));
    }

    private static CredentialResult mismatch(UnsealResult unsealed) {
        var reason = unsealed instanceof UnsealResult.Mismatch mismatch ? mismatch.reason() : "";
        return new CredentialResult.Unavailable(Diagnosis.ORIGIN_MISMATCH, reason);
    }
}
