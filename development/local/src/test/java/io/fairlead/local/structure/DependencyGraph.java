package io.fairlead.local.structure;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who uses whom, without circles, and as a picture that leaves out every arrow that follows from others. */
final class DependencyGraph {

    private final SortedMap<String, SortedSet<String>> users = new TreeMap<>();

    void add(String user) {
        users.computeIfAbsent(user, _ -> new TreeSet<>());
    }

    void add(String user, String used) {
        add(used);
        var uses = users.computeIfAbsent(user, _ -> new TreeSet<>());
        if (!user.equals(used)) {
            uses.add(used);
        }
    }

    Set<String> nodes() {
        return users.keySet();
    }

    /** One circle as the names along it, first and last the same; empty when there is none. */
    List<String> circle() {
        Set<String> done = new TreeSet<>();
        for (var node : users.keySet()) {
            var circle = circleFrom(node, new ArrayList<>(), done);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return List.of();
    }

    private List<String> circleFrom(String node, List<String> way, Set<String> done) {
        if (way.contains(node)) {
            var circle = new ArrayList<>(way.subList(way.indexOf(node), way.size()));
            circle.add(node);
            return circle;
        }
        if (done.contains(node)) {
            return List.of();
        }
        way.add(node);
        for (var used : usedBy(node)) {
            var circle = circleFrom(used, way, done);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        way.removeLast();
        done.add(node);
        return List.of();
    }

    String toMermaid() {
        return users.keySet().stream().map(this::lines).collect(joining("", "```mermaid\ngraph TD\n", "```\n"));
    }

    private String lines(String node) {
        var direct = usedBy(node).stream()
                .filter(used -> usedBy(node).stream().noneMatch(other -> !other.equals(used) && reaches(other, used)))
                .map(used -> "    %s --> %s%n".formatted(id(node), id(used)))
                .collect(joining());
        return "    %s[\"%s\"]%n%s".formatted(id(node), node, direct);
    }

    private boolean reaches(String from, String to) {
        return usedBy(from).contains(to) || usedBy(from).stream().anyMatch(next -> reaches(next, to));
    }

    private Set<String> usedBy(String node) {
        return users.getOrDefault(node, Collections.emptySortedSet());
    }

    /** Mermaid reads names such as {@code end} as its own words. */
    private static String id(String node) {
        return "n_" + node.replace('-', '_');
    }
}
