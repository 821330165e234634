package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.provider.Provider;
import io.fairlead.agent.wire.Contact;
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
record Notes(Asides asides, Clock clock) {

    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    void beforeAsking(RegistryUrl.Usable url, @Nullable Credential credential) {
        url.notes().forEach(asides::note);
        var origin = url.origin();
        KnownHosts.replacementFor(origin.host())
                .ifPresent(host -> asides.note(Diagnosis.URL_UNUSUAL, origin.host() + " is now " + host));
        if (!origin.secure()) {
            asides.note(Diagnosis.PLAIN_HTTP, "talk to " + origin + ": not encrypted");
        }
        if (credential != null) {
            about(credential);
        }
    }

    private void about(Credential credential) {
        if (credential.hasBlankEnds()) {
            asides.note(Diagnosis.SECRET_WHITESPACE);
        }
        credential.mistake().ifPresent(form -> asides.note(Diagnosis.SECRET_LOOKS_WRONG, "it has the form of " + form));
        Provider.of(credential.origin().host())
                .betterThan(credential.username())
                .ifPresent(names -> asides.note(Diagnosis.USERNAME_UNUSUAL, "this registry takes " + names));
    }

    void afterAsking(Contact contact) {
        contact.serverDate().flatMap(this::skew).ifPresent(skew -> asides.note(Diagnosis.DELEGATE_CLOCK, skew));
        if (contact.isEncrypted() && !contact.chain().isEmpty()) {
            var end = contact.chain().getFirst().getNotAfter().toInstant();
            if (end.isBefore(clock.instant().plus(SOON))) {
                asides.note(Diagnosis.TLS_EXPIRES_SOON, "the certificate ends on " + end);
            }
        }
    }

    private Optional<String> skew(String date) {
        try {
            var theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            var skew = Duration.between(theirs, clock.instant());
            return skew.abs().compareTo(TOLERATED) <= 0
                    ? Optional.empty()
                    : Optional.of("this delegate is " + skew.abs().toSeconds() + " s "
                            + (skew.isNegative() ? "behind" : "ahead"));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
