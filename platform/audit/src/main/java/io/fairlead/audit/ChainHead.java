package io.fairlead.audit;

import io.fairlead.contracts.protocol.Sha256;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The newest link of a chain.
 *
 * @param position of the link, from 1
 * @param hash SHA-256 of the link, 64 hexadecimal digits
 */
record ChainHead(long position, String hash) {

    static final ChainHead EMPTY = new ChainHead(0, "0".repeat(2 * Sha256.BYTES));

    static ChainHead of(long position, byte[] hash) {
        return new ChainHead(position, HexFormat.of().formatHex(hash));
    }

    /** Reads {@code position:hash}. */
    static Optional<ChainHead> parse(String text) {
        var colon = text.indexOf(':');
        try {
            var position = Long.parseLong(text.substring(0, Math.max(0, colon)));
            var hash = HexFormat.of().parseHex(text.substring(colon + 1));
            return position > 0 && hash.length == Sha256.BYTES ? Optional.of(of(position, hash)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
