package io.fairlead.connector.history;

import io.fairlead.access.Grants;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.reference.SecretReferences;
import io.fairlead.connector.version.Edit;
import org.springframework.stereotype.Component;

/** Takes an earlier definition up again, as if its document had been sent now: what was right then may be wrong today. */
@Component
class Restoring {

    private final History history;
    private final DefinitionReader documents;
    private final SecretReferences secrets;

    Restoring(History history, DefinitionReader documents, SecretReferences secrets) {
        this.history = history;
        this.documents = documents;
        this.secrets = secrets;
    }

    Edit edit(Connector live, long number, Grants caller) {
        if (number == live.version()) {
            throw VersionIsLive.of(live.reference(), number);
        }
        var former = history.require(live, number);
        var reading = documents.readAgain(live.reference(), former.definition());
        return new Edit(secrets.check(reading, caller, live.definition().connection()), number);
    }
}
