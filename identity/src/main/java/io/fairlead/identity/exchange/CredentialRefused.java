package io.fairlead.identity.exchange;

import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** Neither a password nor an API token that counts; it is never said which part was wrong. */
@Problem(status = HttpStatus.UNAUTHORIZED, code = "CREDENTIAL_REFUSED")
class CredentialRefused extends RuntimeException implements ErrorResponse {

    CredentialRefused() {
        super("Send a name and password (Basic) or an API token (Bearer flt_...) that is neither expired nor revoked.");
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.UNAUTHORIZED;
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"fairlead\"");
        headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return Problems.of(getStatusCode(), "CREDENTIAL_REFUSED", String.valueOf(getMessage()));
    }
}
