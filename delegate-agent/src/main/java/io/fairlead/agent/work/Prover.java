package io.fairlead.agent.work;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.probe.ProbeOrder;
import io.fairlead.agent.probe.ProbeReport;
import io.fairlead.agent.probe.RegistryProbe;
import io.fairlead.agent.seal.SecretFetch;
import io.fairlead.agent.seal.SecretFetch.Fetched;
import io.fairlead.agent.seal.Unsealing;
import io.fairlead.agent.seal.Unsealing.Unsealed;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.registry.RegistryConnection.Auth;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.test.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the work of one offer: fetches and opens its secrets, and probes its registry with them. */
public record Prover(SecretFetch secrets, Unsealing unsealing, RegistryProbe probe) implements Trade {

    private static final long LONGEST_MILLIS = 20_000;
    private static final long RESERVE_MILLIS = 500;

    @Override
    public Frame.Result perform(Frame.Offer offer, Consumer<Step> listener) throws InterruptedException {
        var begun = System.nanoTime();
        var origin = RegistryProbe.origin(offer.connection().dockerRegistryUrl());
        if (!offer.needsSecrets() || origin.isEmpty()) {
            return probed(offer, null, begun, listener, List.of());
        }
        return switch (secrets.fetch(offer.taskId(), offer.attempt())) {
            case Fetched.Failed failed -> result(offer, Outcome.of(failed.code(), failed.summary()));
            case Fetched.Values values -> withSecrets(offer, origin.get(), values.secrets(), begun, listener);
        };
    }

    private Frame.Result withSecrets(
            Frame.Offer offer, RegistryOrigin origin, List<SealedSecret> sealed, long begun, Consumer<Step> listener) {
        if (!(offer.connection().auth() instanceof Auth.UsernamePassword auth)) {
            return probed(offer, null, begun, listener, List.of());
        }
        var password = open(offer, origin, sealed, auth.passwordRef());
        if (!(password instanceof Unsealed.Value secret)) {
            return mismatch(offer, password);
        }
        var username = auth.username();
        if (username == null) {
            var opened = auth.usernameRef() == null
                    ? new Unsealed.Mismatch("the connector names no user")
                    : open(offer, origin, sealed, auth.usernameRef());
            if (!(opened instanceof Unsealed.Value name)) {
                Arrays.fill(secret.bytes(), (byte) 0);
                return mismatch(offer, opened);
            }
            username = new String(name.bytes(), StandardCharsets.UTF_8);
        }
        try (var credential = new Credential(origin, username, secret.bytes())) {
            return probed(offer, credential, begun, listener, sealed);
        }
    }

    private Unsealed open(Frame.Offer offer, RegistryOrigin origin, List<SealedSecret> sealed, Reference wanted) {
        var expected = new Unsealing.Expected(offer.taskId(), offer.attempt(), offer.connectorId(), wanted, origin);
        return sealed.stream()
                .filter(one -> one.context().secret().equals(wanted))
                .findFirst()
                .map(one -> unsealing.open(one, expected))
                .orElseGet(() -> new Unsealed.Mismatch("no seal came for " + wanted.identifier()));
    }

    private Frame.Result probed(
            Frame.Offer offer,
            @Nullable Credential credential,
            long begun,
            Consumer<Step> listener,
            List<SealedSecret> used) {
        var spent = (System.nanoTime() - begun) / 1_000_000;
        var budget = Math.clamp(offer.budgetMillis() - spent - RESERVE_MILLIS, 1, LONGEST_MILLIS);
        var order = new ProbeOrder(
                offer.connection(), credential, Duration.ofMillis(budget), offer.traceparent(), listener);
        ProbeReport report = probe.probe(order);
        var versions = used.stream().map(SealedSecret::version).toList();
        return new Frame.Result(offer.taskId(), offer.attempt(), report.outcome(), report.steps(), versions);
    }

    private static Frame.Result mismatch(Frame.Offer offer, Unsealed unsealed) {
        var reason = unsealed instanceof Unsealed.Mismatch mismatch ? mismatch.reason() : "";
        return result(offer, Outcome.of(Diagnosis.ORIGIN_MISMATCH, reason));
    }

    private static Frame.Result result(Frame.Offer offer, Outcome outcome) {
        return new Frame.Result(offer.taskId(), offer.attempt(), outcome, List.of(), List.of());
    }
}
