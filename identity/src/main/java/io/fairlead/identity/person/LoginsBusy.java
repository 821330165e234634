package io.fairlead.identity.person;

/** So many passwords are being checked that this one had to wait for too long; nothing was done. */
public class LoginsBusy extends RuntimeException {

    LoginsBusy() {
        super("Too many passwords are being checked at this moment. Try again in a few seconds.");
    }
}
