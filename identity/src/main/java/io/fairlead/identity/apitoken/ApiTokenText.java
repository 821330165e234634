package io.fairlead.identity.apitoken;

import io.fairlead.access.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The token as people carry it: {@code flt_<id>_<256 random bits><CRC-32>}. The checksum tells a typing mistake, and a
 * scanner of leaked secrets, what is a token without asking anybody.
 */
record ApiTokenText(OpaqueToken token) {

    private static final String PREFIX = "flt";
    private static final int CHECKSUM_LENGTH = 8;

    static ApiTokenText create() {
        return new ApiTokenText(OpaqueToken.create(PREFIX));
    }

    static Optional<ApiTokenText> parse(String text) {
        var length = Math.max(0, text.length() - CHECKSUM_LENGTH);
        return OpaqueToken.parse(PREFIX, text.substring(0, length))
                .filter(token -> checksum(token.toText()).equals(text.substring(length)))
                .map(ApiTokenText::new);
    }

    UUID id() {
        return token.id();
    }

    String toText() {
        return token.toText() + checksum(token.toText());
    }

    byte[] hash() {
        return token.hash();
    }

    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(other, hash());
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
