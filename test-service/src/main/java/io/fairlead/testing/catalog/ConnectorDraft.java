package io.fairlead.testing.catalog;

import io.fairlead.contracts.scope.Scope;
import java.util.List;

/**
 * What somebody wrote of a connector that is not kept.
 *
 * @param scope where it would live
 * @param grants of whoever wrote it
 * @param contentType of the document
 */
public record ConnectorDraft(Scope scope, List<String> grants, String contentType, String document) {

    /** Somebody may have written a secret into the document. */
    @Override
    public String toString() {
        return "Draft[scope=%s]".formatted(scope);
    }
}
