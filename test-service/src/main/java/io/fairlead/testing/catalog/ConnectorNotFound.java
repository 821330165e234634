package io.fairlead.testing.catalog;

import io.fairlead.contracts.scope.ResourceReference;

/** There is no such connector in that scope. */
public class ConnectorNotFound extends RuntimeException {

    private final String sentence;

    private ConnectorNotFound(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static ConnectorNotFound of(ResourceReference connector) {
        return new ConnectorNotFound(
                "There is no connector %s in %s.".formatted(connector.identifier(), connector.scope()));
    }

    public String sentence() {
        return sentence;
    }
}
