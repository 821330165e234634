package io.fairlead.testkit.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Passes connections on to a server behind it, and turns TLS away at once. The JDK's HTTP server lets a client that tries
 * https first wait ten seconds; Go's servers, and so real registries, answer as this does.
 */
final class TlsRejectingProxy implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final byte[] BAD_REQUEST =
            "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket serverSocket;
    private final InetSocketAddress target;

    private TlsRejectingProxy(ServerSocket serverSocket, InetSocketAddress target) {
        this.serverSocket = serverSocket;
        this.target = target;
    }

    /** Takes the port, 0 for a free one, and keeps those who come waiting until {@link #start}. */
    static TlsRejectingProxy bind(InetSocketAddress target, String host, int port) {
        try {
            return new TlsRejectingProxy(new ServerSocket(port, 1024, InetAddress.getByName(host)), target);
        } catch (IOException fault) {
            throw new UncheckedIOException("listen on %s:%d: %s".formatted(host, port, fault.getMessage()), fault);
        }
    }

    int port() {
        return serverSocket.getLocalPort();
    }

    void start() {
        Thread.startVirtualThread(() -> {
            while (!serverSocket.isClosed()) {
                try {
                    var client = serverSocket.accept();
                    Thread.startVirtualThread(() -> handle(client));
                } catch (IOException _) {
                    // Closed: the loop ends.
                }
            }
        });
    }

    private void handle(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var first = client.getInputStream().read();
            if (first == TLS_HANDSHAKE) {
                rejectTls(client);
            } else if (first >= 0) {
                forward(first, client);
            }
        } catch (IOException _) {
            // Either side went away, which the other side sees.
        }
    }

    private static void rejectTls(Socket client) throws IOException {
        client.getOutputStream().write(BAD_REQUEST);
        client.shutdownOutput();
        // Closing with unread bytes would reset the connection, and the client might never see the answer.
        client.setSoTimeout(1000);
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void forward(int first, Socket client) throws IOException {
        try (var server = new Socket()) {
            server.setTcpNoDelay(true);
            server.connect(target);
            server.getOutputStream().write(first);
            Thread.startVirtualThread(() -> copy(client, server));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // The other direction ends, too, and closes both.
        }
    }

    @Override
    public void close() {
        try {
            serverSocket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException("close port " + port(), fault);
        }
    }
}
