package io.fairlead.delegate.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The token as people carry it: {@code fld_<id>_<256 random bits>}. */
record EnrolmentTokenText(UUID id, String random) {

    private static final Pattern FORM = Pattern.compile("fld_([0-9a-f]{32})_([0-9A-Za-z_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static EnrolmentTokenText create() {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        return new EnrolmentTokenText(
                UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    static Optional<EnrolmentTokenText> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var id = HexFormat.of().parseHex(match.group(1));
        var bits = java.nio.ByteBuffer.wrap(id);
        return Optional.of(new EnrolmentTokenText(new UUID(bits.getLong(), bits.getLong()), match.group(2)));
    }

    String toText() {
        return "fld_" + id.toString().replace("-", "") + "_" + random;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(random.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "EnrolmentTokenText[id=" + id + "]";
    }
}
