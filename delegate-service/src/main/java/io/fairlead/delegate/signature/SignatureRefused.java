package io.fairlead.delegate.signature;

/** A request that does not prove which delegate sent it. */
public class SignatureRefused extends RuntimeException {

    private final String code;

    private SignatureRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    static SignatureRefused because(String reason) {
        return new SignatureRefused("SIGNATURE_REFUSED", "The request's signature is refused: " + reason + ".");
    }

    static SignatureRefused unknown() {
        return new SignatureRefused(
                "DELEGATE_UNKNOWN", "This delegate is not known, or was removed. Enrol it again with a new token.");
    }

    public String code() {
        return code;
    }
}
