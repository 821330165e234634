package io.fairlead.access;

import io.fairlead.contracts.protocol.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A token that says nothing to its bearer: {@code <prefix>_<id>_<256 random bits>}. The id finds what is known of it; of the
 * random part only the hash is kept, and that many bits need no slow one.
 */
public record OpaqueToken(String prefix, UUID id, String random) {

    private static final Pattern FORMAT = Pattern.compile("([a-z]+)_([0-9a-f]{32})_([0-9A-Za-z_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static OpaqueToken create(String prefix) {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        return new OpaqueToken(
                prefix,
                UUID.randomUUID(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Empty when the text is anything else, a token with another prefix included. */
    public static Optional<OpaqueToken> parse(String prefix, String text) {
        var match = FORMAT.matcher(text);
        if (!match.matches() || !match.group(1).equals(prefix)) {
            return Optional.empty();
        }
        var id = ByteBuffer.wrap(HexFormat.of().parseHex(match.group(2)));
        return Optional.of(new OpaqueToken(prefix, new UUID(id.getLong(), id.getLong()), match.group(3)));
    }

    public String toText() {
        return prefix + "_" + id.toString().replace("-", "") + "_" + random;
    }

    public byte[] hash() {
        return Sha256.of(random);
    }

    @Override
    public String toString() {
        return "OpaqueToken[" + prefix + " " + id + "]";
    }
}
