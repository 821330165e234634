package io.fairlead.agent.task;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.probe.ProbeOrder;
import io.fairlead.agent.probe.ProbeReport;
import io.fairlead.agent.probe.RegistryProbe;
import io.fairlead.agent.task.TaskCredentials.CredentialResult;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestStep;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the work of one offer: fetches and opens its secrets, and probes its registry with them. */
public record TestTaskHandler(TaskCredentials credentials, RegistryProbe probe) {

    private static final long MAX_BUDGET_MILLIS = 20_000;
    private static final long RESERVE_MILLIS = 500;

    Frame.TestTaskResult perform(Frame.TestOffer offer, Consumer<TestStep> listener) throws InterruptedException {
        var begun = System.nanoTime();
        var origin = RegistryProbe.origin(offer.connection().dockerRegistryUrl());
        if (origin.isEmpty() || !(offer.connection().auth() instanceof RegistryAuth.UsernamePassword auth)) {
            return probed(offer, null, begun, listener, List.of());
        }
        var request = new TaskCredentials.CredentialRequest(
                new Frame.TaskAttempt(offer.taskId(), offer.attempt()),
                offer.connectorId(),
                true,
                origin.get(),
                auth,
                offer.sealedSecrets() == null ? List.of() : offer.sealedSecrets());
        return switch (credentials.open(request)) {
            case CredentialResult.Unavailable(var code, var summary) ->
                new Frame.TestTaskResult(
                        offer.taskId(), offer.attempt(), DiagnosedOutcome.of(code, summary), List.of(), List.of());
            case CredentialResult.Opened(var credential, var used) -> {
                try (credential) {
                    yield probed(offer, credential, begun, listener, used);
                }
            }
        };
    }

    private Frame.TestTaskResult probed(
            Frame.TestOffer offer,
            @Nullable Credential credential,
            long begun,
            Consumer<TestStep> listener,
            List<SecretVersionReference> used) {
        var spent = (System.nanoTime() - begun) / 1_000_000;
        var budget = Math.clamp(offer.budgetMillis() - spent - RESERVE_MILLIS, 1, MAX_BUDGET_MILLIS);
        var order = new ProbeOrder(
                offer.connection(), credential, Duration.ofMillis(budget), offer.traceparent(), listener);
        ProbeReport report = probe.probe(order);
        return new Frame.TestTaskResult(offer.taskId(), offer.attempt(), report.outcome(), report.steps(), used);
    }
}
