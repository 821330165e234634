package io.fairlead.testing.catalog;

import io.fairlead.contracts.scope.ResourceReference;

/** What only connector-service knows cannot be told, because it gives no answer. */
public class ConnectorServiceUnavailable extends RuntimeException {

    private final String sentence;

    private ConnectorServiceUnavailable(String sentence, String reason) {
        super(sentence + " " + reason);
        this.sentence = sentence;
    }

    static ConnectorServiceUnavailable forConnector(ResourceReference connector, String reason) {
        return new ConnectorServiceUnavailable(
                "The connector %s in %s is not known here yet, and connector-service does not answer. Try again in a moment."
                        .formatted(connector.identifier(), connector.scope()),
                reason);
    }

    static ConnectorServiceUnavailable forDraft(String reason) {
        return new ConnectorServiceUnavailable(
                "The draft cannot be checked at the moment, so nothing was tested. Try again soon.", reason);
    }

    public String sentence() {
        return sentence;
    }
}
