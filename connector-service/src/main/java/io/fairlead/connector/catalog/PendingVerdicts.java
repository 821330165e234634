package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.http.pending.PendingResponses;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.async.DeferredResult;

/** The requests that wait for the verdict on what they stored. */
@Component
class PendingVerdicts {

    private final PendingResponses<ConnectorResponse> pending;
    private final VerdictProperties properties;

    PendingVerdicts(Connectors connectors, VerdictProperties properties) {
        this.pending = new PendingResponses<>(
                ConnectorResponse::id,
                ids -> connectors.findAllById(ids).stream()
                        .map(ConnectorResponse::of)
                        .toList());
        this.properties = properties;
    }

    /** What a request's {@code Prefer} comes to, or why it says nothing: known before anything is stored. */
    Duration waitTime(@Nullable String prefer) {
        return properties.waitTime(prefer);
    }

    /**
     * Answers with the connector once it is tested, or as it was stored when the time is up.
     *
     * @param answer makes the response of the connector
     */
    <T> DeferredResult<ResponseEntity<T>> whenTested(
            ConnectorResponse stored, Duration wait, Function<ConnectorResponse, ResponseEntity<T>> answer) {
        return pending.await(
                stored, wait, current -> isTested(stored.version(), current), answer, answer.apply(stored));
    }

    /** A later version is tested in its turn, and this one never again. */
    private static boolean isTested(long version, ConnectorResponse current) {
        return current.version() > version || current.status().status() != ConnectorStatus.PENDING;
    }

    @TransactionalEventListener
    void on(HealthChanged changed) {
        changed.connectors().stream().map(ConnectorResponse::of).forEach(pending::complete);
    }

    /** What another instance learned. */
    @Scheduled(fixedDelayString = "#{@verdictProperties.checkInterval()}")
    void check() {
        pending.check();
    }
}
