package io.fairlead.connector.catalog;

/** A client wanted to create with {@code If-None-Match: *} what exists. */
public class ConnectorExists extends RuntimeException {

    ConnectorExists(IdentifierTaken taken) {
        super("The connector exists already; to replace it, read it and send its ETag in If-Match.", taken);
    }
}
