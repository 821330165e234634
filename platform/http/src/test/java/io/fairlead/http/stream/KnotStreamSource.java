package io.fairlead.http.stream;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** Tells of knots; what is tied here stands for the database that all instances share. */
@TestComponent
class KnotStreamSource implements StreamSource {

    private final Map<UUID, List<StreamEvent>> knots = new ConcurrentHashMap<>();

    void tell(UUID knot, StreamEvent told) {
        knots.computeIfAbsent(knot, _ -> new CopyOnWriteArrayList<>()).add(told);
    }

    List<StreamEvent> told(UUID knot) {
        return knots.getOrDefault(knot, List.of());
    }

    @Override
    public List<StreamEvent> eventsAfter(UUID knot, long id) {
        return told(knot).stream().filter(told -> told.id() > id).toList();
    }

    @Override
    public List<UUID> changedSince(Map<UUID, Long> known) {
        return known.entrySet().stream()
                .filter(each -> !eventsAfter(each.getKey(), each.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
