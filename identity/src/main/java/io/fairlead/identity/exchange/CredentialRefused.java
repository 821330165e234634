package io.fairlead.identity.exchange;

/** Neither a password nor an API token that counts; it is never said which part was wrong. */
public class CredentialRefused extends RuntimeException {

    CredentialRefused() {
        super("Send a name and password (Basic) or an API token (Bearer flt_...) that is neither expired nor revoked.");
    }
}
