package io.fairlead.agent.wire;

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
public record Body(String contentType, long length, Source source) {

    private static final int PORTION = 64 * 1024;

    /** Opens the bytes once; the request closes them. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    public static Body form(String encoded) {
        return of("application/x-www-form-urlencoded; charset=UTF-8", encoded.getBytes(StandardCharsets.UTF_8));
    }

    public static Body of(String contentType, byte[] bytes) {
        return new Body(contentType, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** In portions that keep the network busy: the library's own are of 4 KB. */
    void writeTo(OutputStream out) throws IOException {
        var portion = new byte[PORTION];
        try (var in = source.open()) {
            for (var read = in.read(portion); read >= 0; read = in.read(portion)) {
                out.write(portion, 0, read);
            }
        }
    }

    @Override
    public String toString() {
        return "Body[contentType=" + contentType + ", length=" + length + "]";
    }
}
