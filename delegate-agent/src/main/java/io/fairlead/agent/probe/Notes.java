package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is worth saying beside the verdict. */
record Notes(Clock clock) {

    private static final Duration SOON = Duration.ofDays(30);

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
        if (contact.session == null || contact.chain.isEmpty()) {
            return List.of();
        }
        var end = contact.chain.getFirst().getNotAfter().toInstant();
        return end.isBefore(clock.instant().plus(SOON))
                ? List.of(new Outcome.Note(Diagnosis.TLS_EXPIRES_SOON, "the certificate ends on " + end))
                : List.of();
    }
}
