package io.fairlead.console.wizard;

import io.fairlead.console.api.TestRun.PatchOperation;
import java.util.List;
import java.util.Objects;

/** Changes a draft as a test proposes. */
final class DraftPatch {

    private DraftPatch() {}

    static WizardDraft apply(WizardDraft draft, List<PatchOperation> operations) {
        var changed = draft;
        for (var operation : operations) {
            changed = apply(changed, operation.path(), Objects.requireNonNullElse(operation.value(), ""));
        }
        return changed;
    }

    /** What the forms do not ask for, no test proposes either. */
    private static WizardDraft apply(WizardDraft draft, String path, String value) {
        var registry = draft.registry();
        return switch (path) {
            case "/spec/dockerRegistryUrl" -> draft.with(registry.withUrl(value, ""));
            case "/spec/repository" -> draft.with(registry.withUrl(registry.url(), value));
            case "/spec/providerType" -> draft.with(registry.withProvider(value));
            case "/spec/auth/spec/username" -> draft.with(draft.login().withUsername(value));
            default -> draft;
        };
    }
}
