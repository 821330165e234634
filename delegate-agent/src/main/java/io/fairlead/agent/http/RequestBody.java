package io.fairlead.agent.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a request carries, read while it is sent and never held whole.
 *
 * @param length in bytes; negative where it is not known, and then sent in chunks
 */
public record RequestBody(String contentType, long length, ContentSource source) {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Opens the bytes once; the request closes them. */
    @FunctionalInterface
    public interface ContentSource {
        InputStream open() throws IOException;
    }

    public static RequestBody form(String encoded) {
        return of("application/x-www-form-urlencoded; charset=UTF-8", encoded.getBytes(StandardCharsets.UTF_8));
    }

    public static RequestBody of(String contentType, byte[] bytes) {
        return new RequestBody(contentType, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** In portions that keep the network busy: the library's own are of 4 KB. */
    void writeTo(OutputStream out) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        try (var in = source.open()) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    @Override
    public String toString() {
        return "RequestBody[contentType=" + contentType + ", length=" + length + "]";
    }
}
