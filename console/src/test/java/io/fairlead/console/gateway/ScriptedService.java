package io.fairlead.console.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service that answers each connection's first request with the next of its answers, byte by byte, and closes it then. */
final class ScriptedService implements AutoCloseable {

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** Closes without a word. */
    static final String NOTHING = "";

    private final ServerSocket server;
    private final BlockingQueue<String> answers;
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    ScriptedService(String... answers) {
        this.answers = new LinkedBlockingQueue<>(List.of(answers));
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void answersWith(String... next) {
        answers.clear();
        answers.addAll(List.of(next));
        heads.clear();
    }

    /** Of the next request, as it was on the wire. */
    String head() throws InterruptedException {
        return String.valueOf(heads.poll(5, TimeUnit.SECONDS));
    }

    int unread() {
        return heads.size();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            heads.add(head(socket.getInputStream()));
            socket.getOutputStream().write(answers.take().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            // the other side was faster
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
