package io.fairlead.audit;

import java.util.HexFormat;
import java.util.Optional;

/** The newest link at some time; whoever remembers it elsewhere notices when the chain is cut or written anew. */
record Head(long position, String hash) {

    static final Head EMPTY = new Head(0, "0".repeat(2 * Hash.BYTES));

    static Head of(long position, byte[] hash) {
        return new Head(position, HexFormat.of().formatHex(hash));
    }

    /** Reads {@code position:hash}. */
    static Optional<Head> parse(String text) {
        var colon = text.indexOf(':');
        try {
            var position = Long.parseLong(text.substring(0, Math.max(0, colon)));
            var hash = HexFormat.of().parseHex(text.substring(colon + 1));
            return position > 0 && hash.length == Hash.BYTES ? Optional.of(of(position, hash)) : Optional.empty();
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
