package io.fairlead.contracts.testing;

import java.time.Instant;
import java.util.Map;

/**
 * One thing a delegate did to prove a connector.
 *
 * @param name what was done
 * @param outcome how it went
 * @param startedAt by the delegate's clock
 * @param durationMillis with fractions, at least 0
 * @param evidence what was seen: status, selected headers, resolved address, certificate; never a credential
 */
public record TestStep(
        StepName name, StepResult outcome, Instant startedAt, double durationMillis, Map<String, String> evidence) {

    /** What a test does, in the order in which it happens. */
    public enum StepName {
        /** The registry's name is resolved to an address. */
        ADDRESS,
        /** A connection is opened, through the proxy where there is one. */
        CONNECT,
        /** The connection is encrypted and the certificate checked. */
        TLS,
        /** The registry's API is asked without a credential. */
        API,
        /** What the registry says about logging in is read. */
        CHALLENGE,
        /** The token service is asked for a token. */
        TOKEN,
        /** The registry's API is asked with the credential. */
        AUTHENTICATED_PING,
        /** A credential that nobody has is tried where acceptance alone proves nothing. */
        CONTROL,
        /** The right to pull from the repository is proved. */
        REPOSITORY,
        /** The right to push to the repository is proved. */
        PUSH
    }

    /** How a step went. */
    public enum StepResult {
        /** As it should. */
        PASSED,
        /** Not as it should. */
        FAILED,
        /** It was not needed, or an earlier step made it pointless. */
        SKIPPED
    }
}
