package io.fairlead.delegate.signature;

import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** A request that does not prove which delegate sent it. */
@Problem(status = HttpStatus.UNAUTHORIZED, code = "SIGNATURE_REFUSED")
@Problem(status = HttpStatus.UNAUTHORIZED, code = "DELEGATE_UNKNOWN")
public class SignatureRefused extends RuntimeException implements ProblemCode {

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

    @Override
    public String code() {
        return code;
    }
}
