package io.fairlead.delegate.session;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** The connections of this instance; who is connected at all stands in {@link DelegateSessions}. */
@Component
class LocalConnections {

    private final ConcurrentMap<UUID, DelegateConnection> byDelegate = new ConcurrentHashMap<>();

    LocalConnections(MeterRegistry metrics) {
        Gauge.builder("fairlead.delegates.connected", byDelegate, ConcurrentMap::size)
                .description("Delegates connected to this instance")
                .register(metrics);
    }

    /** The older connection of a delegate is closed. */
    void add(DelegateConnection connection) {
        var older = byDelegate.put(connection.delegateId(), connection);
        if (older != null) {
            older.close("replaced by a newer connection");
        }
    }

    void remove(DelegateConnection connection) {
        byDelegate.remove(connection.delegateId(), connection);
    }

    Optional<DelegateConnection> find(UUID delegateId) {
        return Optional.ofNullable(byDelegate.get(delegateId));
    }

    Collection<DelegateConnection> list() {
        return byDelegate.values();
    }

    int count() {
        return byDelegate.size();
    }
}
