package io.fairlead.live;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** Tells of knots; what is tied here stands for the database that all instances share. */
@TestComponent
class KnotFeed implements Feed {

    private final Map<UUID, List<Told>> knots = new ConcurrentHashMap<>();

    void tell(UUID knot, Told told) {
        knots.computeIfAbsent(knot, _ -> new CopyOnWriteArrayList<>()).add(told);
    }

    List<Told> told(UUID knot) {
        return knots.getOrDefault(knot, List.of());
    }

    @Override
    public List<Told> toldAfter(UUID knot, long id) {
        return told(knot).stream().filter(told -> told.id() > id).toList();
    }

    @Override
    public List<UUID> movedBeyond(Map<UUID, Long> known) {
        return known.entrySet().stream()
                .filter(each -> !toldAfter(each.getKey(), each.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
