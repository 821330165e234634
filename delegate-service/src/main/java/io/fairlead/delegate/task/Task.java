package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work of one test run.
 *
 * @param attempt the fencing number of the last offer; 0 before the first
 * @param sequence of the last event about it
 * @param losses how many delegates took it and fell silent
 * @param passed delegates that did not take it, or lost it
 * @param waitedOut whether it has waited for a delegate as long as it may
 * @param millisLeft until the test's deadline; negative after it
 */
record Task(
        UUID id,
        UUID testId,
        UUID connectorId,
        long connectorVersion,
        Scope scope,
        RegistryConnection connection,
        Instant deadline,
        @Nullable String traceparent,
        long attempt,
        long sequence,
        int losses,
        List<UUID> passed,
        @Nullable DelegateName delegate,
        boolean waitedOut,
        long millisLeft) {

    enum State {
        QUEUED,
        OFFERED,
        RUNNING,
        COMPLETED,
        CANCELLED
    }
}
