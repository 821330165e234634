package io.fairlead.agent.probe;

import io.fairlead.agent.wire.EgressPolicy;
import io.fairlead.agent.wire.Errand;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Journal;
import io.fairlead.agent.wire.Redaction;
import io.fairlead.agent.wire.Surroundings;
import io.fairlead.agent.wire.Wire;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.diagnosis.Verdict;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.test.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Proves one connector: reads its address, asks its registry, and says what was found first. */
public final class RegistryProbe implements AutoCloseable {

    private final Surroundings surroundings;
    private final Clock clock;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("probe-deadlines").factory());

    public RegistryProbe(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** Never throws for what a registry does; ends within the order's budget. */
    public ProbeReport probe(ProbeOrder order) {
        var journal = new Journal(clock, order.listener());
        return switch (RegistryUrl.parse(order.connection().dockerRegistryUrl())) {
            case RegistryUrl.Unusable unusable -> report(journal, new Finding(unusable.diagnosis(), unusable.detail()));
            case RegistryUrl.Usable usable -> probe(order, usable, journal);
        };
    }

    private ProbeReport probe(ProbeOrder order, RegistryUrl.Usable url, Journal journal) {
        var origin = url.origin();
        var credential = order.credential();
        if (credential != null && !credential.origin().equals(origin)) {
            return report(journal, new Finding(Diagnosis.ORIGIN_MISMATCH, "the secret is not for " + origin));
        }
        if (!origin.secure() && surroundings.policy().plainHttp() == EgressPolicy.PlainHttp.NEVER) {
            return report(journal, new Finding(Diagnosis.HTTP_REFUSED, "connect to " + origin + ": plain HTTP"));
        }
        var redaction = new Redaction();
        if (credential != null) {
            redaction.hide(credential.forms());
        }
        var notes = new ArrayList<>(new Notes(clock).before(url.notes(), origin, credential));
        var errand = new Errand(
                origin,
                order.connection().trustedTokenHosts(),
                order.connection().caCertificates(),
                order.budget(),
                order.traceparent());
        try (var wire = new Wire(errand, surroundings, journal, alarms)) {
            var visit = new Visit(origin, wire, journal, redaction);
            var finding = new Interview(visit, order.connection(), credential).finding();
            notes.addAll(new Notes(clock).after(wire.contact()));
            var shown = new Finding(finding.code(), redaction.shown(finding.summary()));
            return new ProbeReport(outcome(shown, notes), journal.steps());
        }
    }

    private static ProbeReport report(Journal journal, Finding finding) {
        var policy = finding.code() == Diagnosis.HTTP_REFUSED;
        if (policy) {
            journal.failed(Step.Name.ADDRESS, journal.mark(), Map.of("reason", finding.summary()));
        }
        return new ProbeReport(outcome(finding, List.of()), journal.steps());
    }

    private static Outcome outcome(Finding finding, List<Outcome.Note> notes) {
        var verdict = finding.code().verdict().orElse(Verdict.VERIFIED);
        return Outcome.of(verdict, finding.code(), finding.summary(), List.copyOf(notes));
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
