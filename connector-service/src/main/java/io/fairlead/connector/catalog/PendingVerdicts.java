package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.async.DeferredResult;

/** The requests that wait for the verdict on what they stored; neither a thread nor a connection waits with them. */
@Component
class PendingVerdicts {

    private final Set<Waiter<?>> waiters = ConcurrentHashMap.newKeySet();
    private final Connectors connectors;
    private final VerdictProperties properties;

    PendingVerdicts(Connectors connectors, VerdictProperties properties) {
        this.connectors = connectors;
        this.properties = properties;
    }

    private record Waiter<T>(
            UUID connector,
            long version,
            DeferredResult<ResponseEntity<T>> request,
            Function<ConnectorResponse, ResponseEntity<T>> answer) {

        /** A later version is tested in its turn, and this one never again. */
        void accept(Connector current) {
            if (current.version() > version || current.health().status() != ConnectorStatus.PENDING) {
                request.setResult(answer.apply(ConnectorResponse.of(current)));
            }
        }
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
            ConnectorResponse connector, Duration wait, Function<ConnectorResponse, ResponseEntity<T>> answer) {
        var stored = answer.apply(connector);
        // A time-out of 0 would mean for ever.
        var request = new DeferredResult<ResponseEntity<T>>(Math.max(1, wait.toMillis()), stored);
        if (wait.isZero()) {
            request.setResult(stored);
            return request;
        }
        var waiter = new Waiter<>(connector.id(), connector.version(), request, answer);
        waiters.add(waiter);
        request.onCompletion(() -> waiters.remove(waiter));
        connectors.findAllById(List.of(connector.id())).forEach(waiter::accept);
        return request;
    }

    @TransactionalEventListener
    void on(HealthChanged changed) {
        if (!waiters.isEmpty()) {
            changed.connectors().forEach(this::complete);
        }
    }

    /** What another instance learned. */
    @Scheduled(fixedDelayString = "#{@verdictProperties.checkInterval()}")
    void check() {
        var waitedFor = waiters.stream().map(Waiter::connector).distinct().toList();
        if (!waitedFor.isEmpty()) {
            connectors.findAllById(waitedFor).forEach(this::complete);
        }
    }

    private void complete(Connector current) {
        waiters.stream()
                .filter(waiter -> waiter.connector().equals(current.id()))
                .forEach(waiter -> waiter.accept(current));
    }
}
