package io.fairlead.audit;

import io.fairlead.contracts.protocol.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a list of values, so that no two different lists give the same bytes to it. */
final class ValuesHash {

    private ValuesHash() {}

    /** Each value is preceded by its length in four bytes; −1 stands for one that is absent. */
    static byte[] of(@Nullable Object... values) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var value : values) {
                if (value == null) {
                    out.writeInt(-1);
                } else {
                    var text =
                            value instanceof byte[] raw ? raw : value.toString().getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.of(bytes.toByteArray());
    }
}
