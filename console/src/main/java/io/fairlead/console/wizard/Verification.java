package io.fairlead.console.wizard;

import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.Run;
import io.fairlead.console.api.TestClient;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Stores what the draft says, and finds the test that this begins. Only where nothing changed is one asked for: two tests of
 * one wrong password would be two failed logins.
 */
@Component
class Verification {

    private static final int NEWEST = 5;

    private final ConnectorClient connectors;
    private final TestClient tests;

    Verification(ConnectorClient connectors, TestClient tests) {
        this.connectors = connectors;
        this.tests = tests;
    }

    Draft begin(Draft draft) {
        var place = draft.place();
        var identifier = draft.overview().identifier();
        if (!draft.saved()) {
            var key = UUID.randomUUID().toString();
            return draft.savedAs(connectors.create(place, key, Document.of(draft, null)));
        }
        var before = connectors.read(place, identifier);
        var after = connectors.replace(place, identifier, draft.etag(), Document.of(draft, before));
        var saved = draft.savedAs(after);
        return after.version() == before.version()
                ? saved.testedBy(tests.test(place, identifier).id())
                : saved;
    }

    Draft again(Draft draft) {
        return draft.testedBy(
                tests.test(draft.place(), draft.overview().identifier()).id());
    }

    /** Empty until test-service has heard of what was stored. */
    Optional<Run> run(Draft draft) {
        var version = draft.savedVersion();
        var test = draft.testId();
        if (version == null) {
            return Optional.empty();
        }
        if (test != null) {
            return Optional.of(tests.read(draft.place(), test));
        }
        return tests.history(draft.place(), draft.overview().identifier(), NEWEST, null).items().stream()
                .filter(run -> run.connector().version() == version)
                .findFirst();
    }
}
