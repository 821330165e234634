package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.wire.EgressPolicy;
import io.fairlead.agent.wire.Errand;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Journal;
import io.fairlead.agent.wire.Redaction;
import io.fairlead.agent.wire.Surroundings;
import io.fairlead.agent.wire.Wire;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.testing.TestStep;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Proves one connector: reads its address, asks its registry, and says what was found first. */
public final class RegistryProbe implements AutoCloseable {

    private final Surroundings surroundings;
    private final Clock clock;
    private final NegativeControl control;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("probe-deadlines").factory());

    public RegistryProbe(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
        control = new NegativeControl(surroundings.policy().negativeControl(), clock);
    }

    /** Never throws for what a registry does; ends within the order's budget. */
    public ProbeReport probe(ProbeOrder order) {
        var journal = new Journal(clock, order.listener());
        var asides = new Asides();
        var finding = switch (RegistryUrl.parse(order.connection().dockerRegistryUrl())) {
            case RegistryUrl.Unusable(var code, var detail) -> {
                new Fixes(asides, order.connection()).forAddress(code);
                yield new Finding(code, detail);
            }
            case RegistryUrl.Usable usable -> {
                var found = found(order, usable, journal, asides);
                new Fixes(asides, order.connection()).forFinding(found.code(), usable.origin());
                yield found;
            }
        };
        var verdict = finding.code().verdict().orElseThrow();
        var outcome = DiagnosedOutcome.of(verdict, finding.code(), finding.summary(), asides.notes());
        return new ProbeReport(outcome.withFixes(asides.fixes()), journal.steps());
    }

    private Finding found(ProbeOrder order, RegistryUrl.Usable url, Journal journal, Asides asides) {
        var origin = url.origin();
        var credential = order.credential();
        if (credential != null && !credential.origin().equals(origin)) {
            return new Finding(Diagnosis.ORIGIN_MISMATCH, "the secret is not for " + origin);
        }
        if (!origin.secure() && surroundings.policy().plainHttp() == EgressPolicy.PlainHttp.NEVER) {
            var refused = new Finding(Diagnosis.HTTP_REFUSED, "connect to " + origin + ": plain HTTP");
            journal.failed(TestStep.StepName.ADDRESS, journal.mark(), Map.of("reason", refused.summary()));
            return refused;
        }
        var redaction = new Redaction();
        if (credential != null) {
            redaction.hide(credential.forms());
        }
        var notes = new Notes(asides, clock);
        notes.beforeAsking(url, credential);
        var errand = new Errand(
                origin,
                order.connection().trustedTokenHosts(),
                order.connection().caCertificates(),
                order.budget(),
                order.traceparent());
        try (var wire = new Wire(errand, surroundings, journal, alarms)) {
            var visit = new Visit(origin, wire, journal, redaction, asides);
            var finding = new Interview(visit, order, control).finding();
            notes.afterAsking(wire.contact());
            return new Finding(code(finding.code(), credential), redaction.shown(finding.summary()));
        }
    }

    /** IBM Cloud refuses all secrets alike, but some tell by themselves that their time is over. */
    private Diagnosis code(Diagnosis found, @Nullable Credential credential) {
        return found == Diagnosis.IBM_KEY_INVALID
                        && credential != null
                        && credential.username().equals("iambearer")
                        && credential.end().filter(clock.instant()::isAfter).isPresent()
                ? Diagnosis.IBM_BEARER_EXPIRED
                : found;
    }

    /** The origin that a secret for this address has to be sealed for. */
    public static Optional<RegistryOrigin> origin(String url) {
        return RegistryUrl.parse(url) instanceof RegistryUrl.Usable usable
                ? Optional.of(usable.origin())
                : Optional.empty();
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
