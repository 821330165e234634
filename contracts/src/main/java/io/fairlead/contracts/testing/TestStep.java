package io.fairlead.contracts.testing;

import java.time.Instant;
import java.util.Map;

/**
 * One thing a delegate did to prove a connector.
 *
 * @param startedAt by the delegate's clock
 * @param durationMillis with fractions, at least 0
 * @param evidence what was seen: status, selected headers, resolved address, certificate; never a credential
 */
public record TestStep(
        StepName name, StepResult outcome, Instant startedAt, double durationMillis, Map<String, String> evidence) {

    /** In the order in which they happen. */
    public enum StepName {
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

    public enum StepResult {
        PASSED,
        FAILED,
        SKIPPED
    }
}
