package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.access.Grants;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Somebody hands on more than they hold. */
@Problem(status = HttpStatus.FORBIDDEN, code = "GRANT_TOO_WIDE")
public class GrantTooWide extends RuntimeException {

    private GrantTooWide(String message) {
        super(message);
    }

    /** Passes when the holder has all that the grant gives. */
    public static void check(Grants held, Grant wanted) {
        if (!held.covers(wanted)) {
            throw new GrantTooWide("You do not hold %s of %s, so you cannot give it."
                    .formatted(wanted.role().toText(), wanted.scope()));
        }
    }
}
