package io.fairlead.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which number each port has, and whether it is still free. */
public record Ports(Map<Port, Integer> numbers) {

    private static final int MAX_NUMBER = 65_535;

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    static Ports from(Map<String, String> environment) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, number(port, environment.get(port.setting())));
        }
        return new Ports(numbers);
    }

    /** Ports that were free a moment ago, for tests. */
    public static Ports free() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var given = new HashSet<Integer>();
        for (var port : Port.values()) {
            numbers.put(port, free(port, given));
        }
        return new Ports(numbers);
    }

    public int numberOf(Port port) {
        return numbers.getOrDefault(port, port.defaultNumber());
    }

    public int managementNumberOf(Port port) {
        return numberOf(port) + Port.MANAGEMENT_OFFSET;
    }

    /** One sentence for each port that another program holds. */
    List<String> conflicts(Set<Port> wanted) {
        var conflicts = new ArrayList<String>();
        for (var port : Port.values()) {
            if (!wanted.contains(port)) {
                continue;
            }
            if (!isFree(numberOf(port))) {
                conflicts.add("Port %d is in use by another program, but %s needs it. Set %s to choose another."
                        .formatted(numberOf(port), port.program(), port.setting()));
            }
            if (port.hasManagement() && !isFree(managementNumberOf(port))) {
                conflicts.add(
                        "Port %d is in use by another program, but %s needs it for its operators' endpoints. Set %s to choose another: they are on that number + %d."
                                .formatted(
                                        managementNumberOf(port),
                                        port.program(),
                                        port.setting(),
                                        Port.MANAGEMENT_OFFSET));
            }
        }
        return conflicts;
    }

    private static int number(Port port, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return port.defaultNumber();
        }
        var max = port.hasManagement() ? MAX_NUMBER - Port.MANAGEMENT_OFFSET : MAX_NUMBER;
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new CannotStart("%s is \"%s\", but must be a number from 1 to %d.".formatted(port.setting(), text, max));
    }

    private static int free(Port port, Set<Integer> given) {
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var number = socket.getLocalPort();
                var management = number + Port.MANAGEMENT_OFFSET;
                if (given.contains(number) || given.contains(management) || management > MAX_NUMBER) {
                    continue;
                }
                if (!port.hasManagement() || isFree(management)) {
                    given.add(number);
                    given.add(management);
                    return number;
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("find a free port: " + failure.getMessage(), failure);
            }
        }
    }

    private static boolean isFree(int number) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
