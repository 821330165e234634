package io.fairlead.secret.rewrap;

import java.time.Instant;
import java.util.List;

/**
 * How far all data keys have moved under the primary master key.
 *
 * @param total number of data keys
 * @param done of them under the primary key
 */
public record KeyProgress(String primary, long total, long done, long remaining, List<Key> keys) {

    /**
     * One master key.
     *
     * @param present whether the instance that answers has it
     * @param dataKeys that need it; at zero it can be retired
     */
    public record Key(String id, boolean primary, boolean present, Instant introducedAt, long dataKeys) {}

    static KeyProgress of(String primary, List<Key> keys) {
        var total = keys.stream().mapToLong(Key::dataKeys).sum();
        var done = keys.stream().filter(Key::primary).mapToLong(Key::dataKeys).sum();
        return new KeyProgress(primary, total, done, total - done, keys);
    }
}
