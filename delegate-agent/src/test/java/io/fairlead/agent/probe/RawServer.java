package io.fairlead.agent.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says whatever a test wants, and remembers every request it got. */
public final class RawServer implements AutoCloseable {

    /** Answers one request; the connection is closed afterwards. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(String request, OutputStream out) throws IOException, InterruptedException;
    }

    public final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final Behaviour behaviour;

    public RawServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), behaviour);
    }

    RawServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    public static RawServer answering(String answer) throws IOException {
        return new RawServer((_, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public static String http(String status, String headers, String body) {
        return "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, headers, body.length(), body);
    }

    /** Challenges with its own token endpoint, which gives the answer. */
    static RawServer tokens(String answer) throws IOException {
        return new RawServer((request, out) -> {
            var own = request.replaceAll("(?s).*Host: ([^\r]*)\r.*", "$1");
            var challenge = "WWW-Authenticate: Bearer realm=\"http://" + own + "/token\",service=\"s\"\r\n";
            var isToken = request.matches("(?s)(GET|POST) /token.*");
            out.write((isToken ? answer : http("401 Unauthorized", challenge, "")).getBytes());
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Whether any request carried a credential or the secret in any form. */
    boolean sawCredential() {
        return requests.stream()
                .anyMatch(request -> request.toLowerCase(java.util.Locale.ROOT).contains("authorization:")
                        || request.contains(ProbeTester.SECRET)
                        || request.contains("password="));
    }

    private void accept() {
        try {
            while (true) {
                var peer = socket.accept();
                Thread.ofVirtual().start(() -> serve(peer));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            var request = head(peer.getInputStream());
            requests.add(request);
            behaviour.answer(request, peer.getOutputStream());
            peer.getOutputStream().flush();
        } catch (IOException | InterruptedException _) {
            // The client hung up, as it may.
        }
    }

    private static String head(InputStream unbuffered) throws IOException {
        var in = new BufferedInputStream(unbuffered);
        var head = new StringBuilder();
        for (var sign = in.read(); sign >= 0; sign = in.read()) {
            head.append((char) sign);
            // 0x16 opens a TLS handshake, which has no such end.
            if (head.indexOf("\r\n\r\n", head.length() - 4) >= 0 || head.charAt(0) == 0x16) {
                break;
            }
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
