package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.auth.RealmApproval;
import io.fairlead.agent.auth.RegistryConversation;
import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.Redaction;
import io.fairlead.agent.http.RedirectFollower;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryHttpOptions;
import io.fairlead.agent.http.StepRecorder;
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

    private final NetworkSetup networkSetup;
    private final Clock clock;
    private final NegativeControl control;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("probe-deadlines").factory());

    public RegistryProbe(NetworkSetup networkSetup, Clock clock) {
        this.networkSetup = networkSetup;
        this.clock = clock;
        control = new NegativeControl(networkSetup.policy().negativeControl(), clock);
    }

    /** Never throws for what a registry does; ends within the order's budget. */
    public ProbeReport probe(ProbeOrder order) {
        var recorder = new StepRecorder(clock, order.listener());
        var observations = new Observations();
        var finding = switch (RegistryUrl.parse(order.connection().dockerRegistryUrl())) {
            case RegistryUrl.Unusable(var code, var detail) -> {
                new FixSuggestions(observations, order.connection()).forAddress(code);
                yield new RegistryFinding(code, detail);
            }
            case RegistryUrl.Usable usable -> {
                var found = found(order, usable, recorder, observations);
                new FixSuggestions(observations, order.connection()).forFinding(found.code(), usable.origin());
                yield found;
            }
        };
        var verdict = finding.code().verdict().orElseThrow();
        var outcome = DiagnosedOutcome.of(verdict, finding.code(), finding.summary(), observations.notes());
        return new ProbeReport(
                outcome.withFixes(observations.fixes()).withRetryAfter(observations.retryAfterSeconds()),
                recorder.steps());
    }

    private RegistryFinding found(
            ProbeOrder order, RegistryUrl.Usable url, StepRecorder recorder, Observations observations) {
        var origin = url.origin();
        var credential = order.credential();
        if (credential != null && !credential.origin().equals(origin)) {
            return new RegistryFinding(Diagnosis.ORIGIN_MISMATCH, "the secret is not for " + origin);
        }
        if (!origin.secure() && networkSetup.policy().plainHttp() == EgressPolicy.PlainHttp.NEVER) {
            var refused = new RegistryFinding(Diagnosis.HTTP_REFUSED, "connect to " + origin + ": plain HTTP");
            recorder.failed(TestStep.StepName.ADDRESS, recorder.startStep(), Map.of("reason", refused.summary()));
            return refused;
        }
        var redaction = new Redaction();
        if (credential != null) {
            redaction.hide(credential.encodedForms());
        }
        var notes = new ProbeNotes(observations, clock);
        notes.beforeRequests(url, credential);
        var options = new RegistryHttpOptions(
                origin,
                order.connection().trustedTokenHosts(),
                order.connection().caCertificates(),
                order.budget(),
                order.traceparent());
        try (var http = new RegistryHttp(options, networkSetup, recorder, alarms)) {
            var tokenSteps = new TokenSteps(recorder, redaction);
            var approval = new RealmApproval(origin, order.connection().trustedTokenHosts());
            var conversation = new RegistryConversation(
                    http, credential, approval, RedirectFollower.Reach.SAME_ORIGIN, tokenSteps::record);
            var context = new ProbeContext(origin, http, recorder, redaction, observations, conversation, tokenSteps);
            var finding = new ProbeSequence(context, order, control).finding();
            notes.afterRequests(http.registryTrace());
            if (finding.code() == Diagnosis.RATE_LIMITED
                    || finding.code() == Diagnosis.SERVER_ERROR
                    || finding.code() == Diagnosis.AUTH_LOCKED) {
                http.requestedPause().ifPresent(observations::waitFor);
            }
            notes.unproved(order, finding.code(), recorder.steps());
            return new RegistryFinding(code(finding.code(), credential), redaction.redact(finding.summary()));
        }
    }

    /** IBM Cloud refuses all secrets alike, but some tell by themselves that their time is over. */
    private Diagnosis code(Diagnosis found, @Nullable Credential credential) {
        return found == Diagnosis.IBM_KEY_INVALID
                        && credential != null
                        && credential.username().equals("iambearer")
                        && credential
                                .expiresAt()
                                .filter(clock.instant()::isAfter)
                                .isPresent()
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
