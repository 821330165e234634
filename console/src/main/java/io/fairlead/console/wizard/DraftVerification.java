package io.fairlead.console.wizard;

import io.fairlead.console.api.ConnectorClient;
import io.fairlead.console.api.TestClient;
import io.fairlead.console.api.TestRun;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proves what the draft says while it is only a draft, and stores it when the person says so. */
@Component
class DraftVerification {

    private final ConnectorClient connectors;
    private final TestClient tests;

    DraftVerification(ConnectorClient connectors, TestClient tests) {
        this.connectors = connectors;
        this.tests = tests;
    }

    /** Begins a test; nothing is stored but that test. */
    WizardDraft startTest(WizardDraft draft) {
        return draft.testedBy(
                tests.testDraft(draft.place(), DraftDocument.of(draft)).id());
    }

    /** Empty where nothing was tested since the draft changed. */
    Optional<TestRun> findRun(WizardDraft draft) {
        return Optional.ofNullable(draft.testId()).map(test -> tests.read(draft.place(), test));
    }

    /** The connector as it is now. */
    WizardDraft readSaved(WizardDraft draft) {
        var connector = connectors.read(draft.place(), draft.overview().identifier());
        return WizardDraft.of(connector, draft.person(), draft.place());
    }

    /** Creates the connector, or replaces the one that the draft was made from. */
    void save(WizardDraft draft) {
        var document = DraftDocument.of(draft);
        if (draft.saved()) {
            connectors.replace(draft.place(), draft.overview().identifier(), draft.etag(), document);
        } else {
            connectors.create(draft.place(), draft.key().toString(), document);
        }
    }
}
