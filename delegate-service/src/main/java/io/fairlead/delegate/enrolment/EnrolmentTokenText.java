package io.fairlead.delegate.enrolment;

import io.fairlead.access.OpaqueToken;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** The token as people carry it: {@code fld_<id>_<256 random bits>}. */
record EnrolmentTokenText(OpaqueToken token) {

    private static final String PREFIX = "fld";

    static EnrolmentTokenText create() {
        return new EnrolmentTokenText(OpaqueToken.create(PREFIX));
    }

    static Optional<EnrolmentTokenText> parse(String text) {
        return OpaqueToken.parse(PREFIX, text).map(EnrolmentTokenText::new);
    }

    UUID id() {
        return token.id();
    }

    String toText() {
        return token.toText();
    }

    byte[] hash() {
        return token.hash();
    }

    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(other, hash());
    }
}
