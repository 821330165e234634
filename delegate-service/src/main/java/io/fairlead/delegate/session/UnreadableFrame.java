package io.fairlead.delegate.session;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** What came is no frame, or not one that may come now. */
@Problem(status = HttpStatus.BAD_REQUEST, code = "UNREADABLE_FRAME")
class UnreadableFrame extends RuntimeException {

    UnreadableFrame(String message) {
        super(message);
    }
}
