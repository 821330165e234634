package io.fairlead.delegate.sealing;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** secret-service does not seal; its reason is passed on as it is. */
public class SealRefused extends RuntimeException {

    private final HttpStatusCode status;
    private final String code;
    private final @Nullable String retryAfter;

    SealRefused(HttpStatusCode status, String code, String detail, @Nullable String retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public HttpStatusCode status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable String retryAfter() {
        return retryAfter;
    }
}
