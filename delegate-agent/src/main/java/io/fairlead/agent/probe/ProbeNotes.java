package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.http.ConnectionTrace;
import io.fairlead.agent.provider.ProviderProfile;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.KnownHosts;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.testing.TestStep;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is worth saying beside the verdict. */
record ProbeNotes(Observations observations, Clock clock) {

    private static final Duration EXPIRY_WARNING = Duration.ofDays(30);
    private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(60);

    void beforeRequests(RegistryUrl.Usable url, @Nullable Credential credential) {
        url.notes().forEach(observations::addNote);
        var origin = url.origin();
        KnownHosts.replacementFor(origin.host())
                .ifPresent(host -> observations.addNote(Diagnosis.URL_UNUSUAL, origin.host() + " is now " + host));
        if (!origin.secure()) {
            observations.addNote(Diagnosis.PLAIN_HTTP, "talk to " + origin + ": not encrypted");
        }
        if (credential != null) {
            noteCredential(credential);
        }
    }

    private void noteCredential(Credential credential) {
        if (credential.hasSurroundingWhitespace()) {
            observations.addNote(Diagnosis.SECRET_WHITESPACE);
        }
        credential
                .likelyMistake()
                .ifPresent(form -> observations.addNote(Diagnosis.SECRET_LOOKS_WRONG, "it has the form of " + form));
        ProviderProfile.forHost(credential.origin().host())
                .usernameAdvice(credential.username())
                .ifPresent(names -> observations.addNote(Diagnosis.USERNAME_UNUSUAL, "this registry takes " + names));
    }

    void afterRequests(ConnectionTrace trace) {
        trace.serverDate().flatMap(this::skew).ifPresent(skew -> observations.addNote(Diagnosis.DELEGATE_CLOCK, skew));
        if (trace.isEncrypted() && !trace.chain().isEmpty()) {
            trace.certificates()
                    .endsBefore(clock.instant().plus(EXPIRY_WARNING))
                    .ifPresent(end -> observations.addNote(Diagnosis.TLS_EXPIRES_SOON, end));
        }
    }

    /** What was asked for and neither proved nor refused is said: silence would look like success. */
    void unproved(ProbeOrder order, Diagnosis code, List<TestStep> steps) {
        var decided = code.verdict()
                .filter(verdict -> verdict == ConnectionVerdict.VERIFIED
                        || verdict == ConnectionVerdict.NOT_VERIFIABLE
                        || verdict == ConnectionVerdict.NOT_CHECKED_ANONYMOUS)
                .isEmpty();
        if (decided) {
            return;
        }
        var repository = order.connection().repository();
        if (repository != null && !wasTried(steps, TestStep.StepName.REPOSITORY)) {
            observations.addNote(Diagnosis.NOT_PROVED, "whether " + repository + " may be pulled from was not asked");
        }
        if (order.push() != ProbeOrder.Push.NOT_ASKED && !wasTried(steps, TestStep.StepName.PUSH)) {
            observations.addNote(
                    Diagnosis.NOT_PROVED,
                    repository == null
                            ? "the right to push was not asked: the connector names no repository"
                            : "the right to push to " + repository + " was not proved" + reason(steps));
        }
    }

    private static String reason(List<TestStep> steps) {
        return steps.stream()
                .filter(step -> step.name() == TestStep.StepName.PUSH)
                .map(step -> step.evidence().get("reason"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(reason -> ": " + reason)
                .orElse("");
    }

    private static boolean wasTried(List<TestStep> steps, TestStep.StepName name) {
        return steps.stream().anyMatch(step -> step.name() == name && step.outcome() != TestStep.StepResult.SKIPPED);
    }

    private Optional<String> skew(String date) {
        try {
            var theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            var skew = Duration.between(theirs, clock.instant());
            return skew.abs().compareTo(MAX_CLOCK_SKEW) <= 0
                    ? Optional.empty()
                    : Optional.of("this delegate is " + skew.abs().toSeconds() + " s "
                            + (skew.isNegative() ? "behind" : "ahead"));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
