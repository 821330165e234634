package io.fairlead.delegate.session;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** The connections of this instance; who is connected at all stands in {@link Sessions}. */
@Component
class Connections {

    private final ConcurrentMap<UUID, Connection> byDelegate = new ConcurrentHashMap<>();

    Connections(MeterRegistry metrics) {
        Gauge.builder("fairlead.delegates.connected", byDelegate, ConcurrentMap::size)
                .description("Delegates connected to this instance")
                .register(metrics);
    }

    /** The older connection of a delegate is closed. */
    void add(Connection connection) {
        var older = byDelegate.put(connection.delegateId(), connection);
        if (older != null) {
            older.close("replaced by a newer connection");
        }
    }

    void remove(Connection connection) {
        byDelegate.remove(connection.delegateId(), connection);
    }

    Optional<Connection> find(UUID delegateId) {
        return Optional.ofNullable(byDelegate.get(delegateId));
    }

    Collection<Connection> all() {
        return byDelegate.values();
    }

    int count() {
        return byDelegate.size();
    }
}
