package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.http.ConnectionTrace;
import io.fairlead.agent.provider.ProviderProfile;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.KnownHosts;
import io.fairlead.contracts.registry.RegistryUrl;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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
            var end = trace.chain().getFirst().getNotAfter().toInstant();
            if (end.isBefore(clock.instant().plus(EXPIRY_WARNING))) {
                observations.addNote(Diagnosis.TLS_EXPIRES_SOON, "the certificate ends on " + end);
            }
        }
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
