package io.fairlead.identity.apitoken;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The token as people carry it: {@code flt_<id>_<256 random bits><CRC-32>}. The checksum tells a typing mistake, and a
 * scanner of leaked secrets, what is a token without asking anybody.
 */
record ApiTokenText(UUID id, String random) {

    private static final Pattern FORMAT = Pattern.compile("(flt_([0-9a-f]{32})_([0-9A-Za-z_-]{43}))([0-9a-f]{8})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiTokenText create() {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        return new ApiTokenText(
                UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    static Optional<ApiTokenText> parse(String text) {
        var match = FORMAT.matcher(text);
        if (!match.matches() || !checksum(match.group(1)).equals(match.group(4))) {
            return Optional.empty();
        }
        var id = ByteBuffer.wrap(HexFormat.of().parseHex(match.group(2)));
        return Optional.of(new ApiTokenText(new UUID(id.getLong(), id.getLong()), match.group(3)));
    }

    String toText() {
        var text = "flt_" + id.toString().replace("-", "") + "_" + random;
        return text + checksum(text);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(random.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public String toString() {
        return "ApiTokenText[id=" + id + "]";
    }
}
