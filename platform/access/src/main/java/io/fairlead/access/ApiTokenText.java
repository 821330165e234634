package io.fairlead.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * An API token as people carry it: {@code flt_<id>_<256 random bits><CRC-32>}. The checksum tells a typing mistake, and a
 * scanner of leaked secrets, what is a token without asking anybody.
 */
public record ApiTokenText(OpaqueToken token) {

    private static final String PREFIX = "flt";
    private static final int CHECKSUM_LENGTH = 8;

    public static ApiTokenText create() {
        return new ApiTokenText(OpaqueToken.create(PREFIX));
    }

    /** Empty when nobody ever made such a token. */
    public static Optional<ApiTokenText> parse(String text) {
        var length = Math.max(0, text.length() - CHECKSUM_LENGTH);
        return OpaqueToken.parse(PREFIX, text.substring(0, length))
                .filter(token -> checksum(token.toText()).equals(text.substring(length)))
                .map(ApiTokenText::new);
    }

    /** Whether it is meant to be one: nothing else begins like it. */
    static boolean isMeant(String text) {
        return text.startsWith(PREFIX + "_");
    }

    public UUID id() {
        return token.id();
    }

    public String toText() {
        return token.toText() + checksum(token.toText());
    }

    public byte[] hash() {
        return token.hash();
    }

    public boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(other, hash());
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
