package io.fairlead.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Connections that each send a body of 1 MiB but for its last byte, and wait. */
public final class HalfSentBodies implements AutoCloseable {

    private static final int LENGTH = 1024 * 1024;
    private static final byte[] ALL_BUT_ONE = ("\"" + "A".repeat(LENGTH - 2)).getBytes(StandardCharsets.UTF_8);

    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final URI service;

    public HalfSentBodies(URI service) {
        this.service = service;
    }

    /** Returns when all is sent that the service takes. */
    public HalfSentBodies send(int count, String method, String target, List<String> headers) {
        var head = "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n\r\n"
                .formatted(method, target, LENGTH, String.join("\r\n", headers))
                .getBytes(StandardCharsets.UTF_8);
        IntStream.range(0, count).parallel().forEach(_ -> send(head));
        return this;
    }

    private void send(byte[] head) {
        try {
            var connection = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
            connections.add(connection);
            connection.getOutputStream().write(head);
            connection.getOutputStream().write(ALL_BUT_ONE);
        } catch (IOException _) {
            // Refused, and closed meanwhile.
        }
    }

    @Override
    public void close() {
        for (var connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
