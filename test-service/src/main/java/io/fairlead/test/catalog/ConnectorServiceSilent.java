package io.fairlead.test.catalog;

import io.fairlead.contracts.scope.Reference;

/** Whether a connector exists cannot be told, because its service gives no answer. */
public class ConnectorServiceSilent extends RuntimeException {

    private final String sentence;

    private ConnectorServiceSilent(String sentence, String reason) {
        super(sentence + " " + reason);
        this.sentence = sentence;
    }

    static ConnectorServiceSilent about(Reference connector, String reason) {
        return new ConnectorServiceSilent(
                "The connector %s in %s is not known here yet, and connector-service does not answer. Try again in a moment."
                        .formatted(connector.identifier(), connector.scope()),
                reason);
    }

    public String sentence() {
        return sentence;
    }
}
