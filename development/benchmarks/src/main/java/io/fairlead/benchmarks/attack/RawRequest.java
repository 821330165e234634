package io.fairlead.benchmarks.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes that no HTTP client would send, and the beginning of what comes back. */
final class RawRequest {

    private static final int TIMEOUT_MILLIS = 15_000;

    private RawRequest() {}

    /** One after the other on one connection; the answer to the last one. */
    static AttackResponse send(URI address, String... requests) {
        try (var socket = open(address, "")) {
            var answer = "";
            for (var request : requests) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                answer = beginning(socket);
            }
            return AttackResponse.ofText(answer);
        } catch (IOException e) {
            return AttackResponse.none(e);
        }
    }

    static AttackResponse of(URI address, String method, String target, String headers, String body) {
        var length = body.isEmpty() || headers.contains("Transfer-Encoding")
                ? ""
                : "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n";
        return send(
                address,
                "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s%s%s\r\n%s"
                        .formatted(method, target, headers, headers.isEmpty() ? "" : "\r\n", length, body));
    }

    /** Whoever calls closes it. */
    static Socket open(URI address, String begin) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream().write(begin.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    static String beginning(Socket socket) throws IOException {
        var buffer = new byte[8_192];
        var read = socket.getInputStream().read(buffer);
        return read < 0 ? "" : new String(buffer, 0, read, StandardCharsets.UTF_8);
    }
}
