package io.fairlead.console.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what it is told to, also half of a request. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Without its end of line. */
    String line() throws IOException {
        return String.valueOf(in.readLine());
    }

    /** Status line and headers. */
    String head() throws IOException {
        var head = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /** All that follows until the other side closes. */
    String rest() throws IOException {
        var rest = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            rest.append((char) next);
        }
        return rest.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
