package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.test.Step;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be proved.
 *
 * @param credential absent for an anonymous connection; stays the caller's to close
 * @param budget within which the probe ends, at most 20 s
 * @param traceparent W3C trace context, sent along to the registry
 * @param listener hears each step as soon as it is done
 */
public record ProbeOrder(
        RegistryConnection connection,
        @Nullable Credential credential,
        Duration budget,
        @Nullable String traceparent,
        Consumer<Step> listener) {}
