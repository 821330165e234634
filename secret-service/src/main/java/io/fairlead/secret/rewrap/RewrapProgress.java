package io.fairlead.secret.rewrap;

import java.time.Instant;
import java.util.List;

/**
 * How far all data keys have moved under the primary master key.
 *
 * @param total number of data keys
 * @param done of them under the primary key
 */
public record RewrapProgress(String primary, long total, long done, long remaining, List<MasterKeyStatus> keys) {

    /**
     * One master key.
     *
     * @param present whether the instance that answers has it
     * @param dataKeys that need it; at zero it can be retired
     */
    public record MasterKeyStatus(String id, boolean primary, boolean present, Instant introducedAt, long dataKeys) {}

    static RewrapProgress of(String primary, List<MasterKeyStatus> keys) {
        var total = keys.stream().mapToLong(MasterKeyStatus::dataKeys).sum();
        var done = keys.stream()
                .filter(MasterKeyStatus::primary)
                .mapToLong(MasterKeyStatus::dataKeys)
                .sum();
        return new RewrapProgress(primary, total, done, total - done, keys);
    }
}
