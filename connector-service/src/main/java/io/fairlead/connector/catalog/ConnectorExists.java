package io.fairlead.connector.catalog;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** A client wanted to create with {@code If-None-Match: *} what exists. */
@Problem(status = HttpStatus.PRECONDITION_FAILED, code = "CONNECTOR_EXISTS")
class ConnectorExists extends RuntimeException {

    ConnectorExists(IdentifierTaken taken) {
        super("The connector exists already; to replace it, read it and send its ETag in If-Match.", taken);
    }
}
