package io.fairlead.connector.history;

import io.fairlead.access.Grants;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.secretref.SecretReferences;
import io.fairlead.connector.version.DefinitionChange;
import org.springframework.stereotype.Component;

/** Takes an earlier definition up again, as if its document had been sent now: what was right then may be wrong today. */
@Component
class RestoreVersion {

    private final VersionHistory history;
    private final DefinitionReader documents;
    private final SecretReferences secrets;

    RestoreVersion(VersionHistory history, DefinitionReader documents, SecretReferences secrets) {
        this.history = history;
        this.documents = documents;
        this.secrets = secrets;
    }

    DefinitionChange prepare(Connector live, long number, Grants caller) {
        if (number == live.version()) {
            throw VersionIsLive.of(live.reference(), number);
        }
        var former = history.require(live, number);
        var parsed = documents.revalidate(live.reference(), former.definition());
        return new DefinitionChange(
                secrets.check(parsed, caller, live.definition().connection()), number, false);
    }
}
