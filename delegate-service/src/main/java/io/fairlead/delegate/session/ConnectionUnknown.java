package io.fairlead.delegate.session;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** A poll of a connection that does not stand here. */
@Problem(status = HttpStatus.CONFLICT, code = "HELLO_EXPECTED")
class ConnectionUnknown extends RuntimeException {

    private ConnectionUnknown(String message) {
        super(message);
    }

    static ConnectionUnknown ofEpoch(long epoch) {
        return new ConnectionUnknown(
                "There is no connection of epoch %d here. Connect again, with a higher epoch and a Hello first."
                        .formatted(epoch));
    }
}
