package io.fairlead.connector.idempotency;

import io.fairlead.contracts.protocol.Sha256;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.util.regex.Pattern;

/**
 * How a repeated request is known again.
 *
 * @param key the header Idempotency-Key, 1 to 255 visible ASCII characters
 * @param fingerprint SHA-256 of the body, in hex
 */
public record IdempotencyKey(Scope scope, String key, String fingerprint) {

    private static final Pattern VALID_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    public static IdempotencyKey of(Scope scope, String key, byte[] body) {
        if (!VALID_KEY.matcher(key).matches()) {
            throw new InvalidRequest(Violation.ofHeader(
                    "Idempotency-Key",
                    "INVALID_IDEMPOTENCY_KEY",
                    "Idempotency-Key has 1 to 255 visible ASCII characters."));
        }
        return new IdempotencyKey(scope, key, Sha256.hex(body));
    }
}
