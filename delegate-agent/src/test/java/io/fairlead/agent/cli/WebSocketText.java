package io.fairlead.agent.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The server's side of a WebSocket (RFC 6455), as much of it as text messages need. */
final class WebSocketText {

    private WebSocketText() {}

    static void accept(Socket peer, String key) throws IOException {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            peer.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: "
                                    + Base64.getEncoder().encodeToString(sha1) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Absent once the other side says goodbye. */
    static @Nullable String read(Socket peer) throws IOException {
        var in = new DataInputStream(peer.getInputStream());
        while (true) {
            var opcode = in.read() & 0x0f;
            var length = in.read() & 0x7f;
            if (length < 0 || opcode == 8 || opcode == 0x0f) {
                return null;
            }
            var size = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            var mask = in.readNBytes(4);
            var payload = in.readNBytes(size);
            for (var at = 0; at < payload.length; at++) {
                payload[at] ^= mask[at % 4];
            }
            if (opcode == 1) {
                return new String(payload, StandardCharsets.UTF_8);
            }
        }
    }

    static void write(Socket peer, String text) throws IOException {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(0x81);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            out.write(126);
            out.writeShort(payload.length);
        }
        out.write(payload);
        peer.getOutputStream().write(bytes.toByteArray());
    }
}
