package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.testing.TestStep;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be proved.
 *
 * @param credential absent for an anonymous connection; stays the caller's to close
 * @param budget within which the probe ends, at most 20 s
 * @param push whether the right to push is to be proved as well, once the repository is known to exist
 * @param traceparent W3C trace context, sent along to the registry
 * @param listener is called with each step as soon as it is done
 */
public record ProbeOrder(
        RegistryConnection connection,
        @Nullable Credential credential,
        Duration budget,
        Push push,
        @Nullable String traceparent,
        Consumer<TestStep> listener) {

    /** How far to go for the right to push. */
    public enum Push {
        NOT_ASKED,
        /** Reads what a token grants. */
        GRANTED,
        /** Opens a real upload and cancels it. */
        UPLOAD
    }

    /** Without asking for the right to push. */
    public ProbeOrder(
            RegistryConnection connection,
            @Nullable Credential credential,
            Duration budget,
            @Nullable String traceparent,
            Consumer<TestStep> listener) {
        this(connection, credential, budget, Push.NOT_ASKED, traceparent, listener);
    }
}
