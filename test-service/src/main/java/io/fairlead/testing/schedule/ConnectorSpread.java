package io.fairlead.testing.schedule;

import java.time.Duration;
import java.util.UUID;

/** Gives each connector its place in a span of time: the same one always and in every instance, and evenly over many. */
final class ConnectorSpread {

    private ConnectorSpread() {}

    /** At least 0, and less than the span. */
    static long millis(UUID connectorId, Duration span) {
        return Math.floorMod(
                mix(connectorId.getMostSignificantBits() ^ mix(connectorId.getLeastSignificantBits())),
                span.toMillis());
    }

    /** The finalizer of MurmurHash3: ids made one after another differ in few bits, their places must not be near. */
    private static long mix(long bits) {
        var mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
