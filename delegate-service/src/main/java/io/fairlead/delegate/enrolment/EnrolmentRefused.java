package io.fairlead.delegate.enrolment;

/** The token is wrong, used up, revoked or expired; which of these is not told. */
public class EnrolmentRefused extends RuntimeException {

    EnrolmentRefused() {
        super("The enrolment token is wrong, used up, revoked or expired. Make a new one under delegate-tokens.");
    }
}
