package io.fairlead.console.wizard;

import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.Run;
import io.fairlead.console.api.TestClient;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proves what the draft says while it is only a draft, and stores it when the person says so. */
@Component
class Verification {

    private final ConnectorClient connectors;
    private final TestClient tests;

    Verification(ConnectorClient connectors, TestClient tests) {
        this.connectors = connectors;
        this.tests = tests;
    }

    /** Begins a test; nothing is stored but that test. */
    Draft begin(Draft draft) {
        return draft.testedBy(tests.testDraft(draft.place(), Document.of(draft)).id());
    }

    /** Empty where nothing was tested since the draft changed. */
    Optional<Run> run(Draft draft) {
        return Optional.ofNullable(draft.testId()).map(test -> tests.read(draft.place(), test));
    }

    /** Creates the connector, or replaces the one that the draft was made from. */
    void save(Draft draft) {
        var document = Document.of(draft);
        if (draft.saved()) {
            connectors.replace(draft.place(), draft.overview().identifier(), draft.etag(), document);
        } else {
            connectors.create(draft.place(), draft.key().toString(), document);
        }
    }
}
