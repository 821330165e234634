package io.fairlead.contracts.test;

import java.time.Instant;
import java.util.Map;

/**
 * One thing a delegate did to prove a connector.
 *
 * @param startedAt by the delegate's clock
 * @param durationMillis with fractions, at least 0
 * @param evidence what was seen: status, selected headers, resolved address, certificate; never a credential
 */
public record Step(Name name, Result outcome, Instant startedAt, double durationMillis, Map<String, String> evidence) {

    /** In the order in which they happen. */
    public enum Name {
        ADDRESS,
        CONNECT,
        TLS,
        API,
        CHALLENGE,
        TOKEN,
        AUTHENTICATED_PING,
        /** A credential that nobody has is tried where acceptance alone proves nothing. */
        CONTROL,
        REPOSITORY,
        PUSH
    }

    public enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }
}
