package io.fairlead.test.catalog;

import io.fairlead.contracts.scope.ResourceReference;

/** What only connector-service knows cannot be told, because it gives no answer. */
public class ConnectorServiceSilent extends RuntimeException {

    private final String sentence;

    private ConnectorServiceSilent(String sentence, String reason) {
        super(sentence + " " + reason);
        this.sentence = sentence;
    }

    static ConnectorServiceSilent about(ResourceReference connector, String reason) {
        return new ConnectorServiceSilent(
                "The connector %s in %s is not known here yet, and connector-service does not answer. Try again in a moment."
                        .formatted(connector.identifier(), connector.scope()),
                reason);
    }

    static ConnectorServiceSilent aboutDraft(String reason) {
        return new ConnectorServiceSilent(
                "The draft cannot be checked at the moment, so nothing was tested. Try again soon.", reason);
    }

    public String sentence() {
        return sentence;
    }
}
