package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.IbmCloud;
import io.fairlead.agent.wire.Contact;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is worth saying beside the verdict. */
record Notes(Clock clock) {

    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    List<Outcome.Note> before(List<Diagnosis> aboutUrl, RegistryOrigin origin, @Nullable Credential credential) {
        var notes = new ArrayList<Outcome.Note>();
        aboutUrl.forEach(code -> notes.add(new Outcome.Note(code, code.meaning())));
        if (!origin.secure()) {
            notes.add(new Outcome.Note(Diagnosis.PLAIN_HTTP, "talk to " + origin + ": not encrypted"));
        }
        if (credential != null && credential.hasBlankEnds()) {
            notes.add(new Outcome.Note(Diagnosis.SECRET_WHITESPACE, Diagnosis.SECRET_WHITESPACE.meaning()));
        }
        if (credential != null
                && IbmCloud.owns(origin.host())
                && !IbmCloud.isUsual(origin.host(), credential.username())) {
            notes.add(new Outcome.Note(
                    Diagnosis.USERNAME_UNUSUAL, "IBM Cloud takes iamapikey, iambearer, iamrefresh or a profile's id"));
        }
        return notes;
    }

    List<Outcome.Note> after(Contact contact) {
        var notes = new ArrayList<Outcome.Note>();
        contact.serverDate().flatMap(this::skew).ifPresent(notes::add);
        if (contact.isEncrypted() && !contact.chain().isEmpty()) {
            var end = contact.chain().getFirst().getNotAfter().toInstant();
            if (end.isBefore(clock.instant().plus(SOON))) {
                notes.add(new Outcome.Note(Diagnosis.TLS_EXPIRES_SOON, "the certificate ends on " + end));
            }
        }
        return notes;
    }

    private Optional<Outcome.Note> skew(String date) {
        try {
            var theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            var skew = Duration.between(theirs, clock.instant());
            return skew.abs().compareTo(TOLERATED) <= 0
                    ? Optional.empty()
                    : Optional.of(new Outcome.Note(
                            Diagnosis.DELEGATE_CLOCK, "this delegate is " + skew.toSeconds() + " s ahead"));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
