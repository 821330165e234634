package io.fairlead.secret.rewrap;

import java.time.Instant;
import java.util.List;

/**
 * How far all data keys have moved under the primary master key.
 *
 * @param primary the id of the master key that wraps new data keys
 * @param total number of data keys
 * @param done of them under the primary key
 * @param remaining data keys under another master key
 * @param keys all that are known
 */
public record RewrapProgress(String primary, long total, long done, long remaining, List<MasterKeyStatus> keys) {

    /**
     * One master key.
     *
     * @param id of the master key
     * @param primary whether new data keys are wrapped by it
     * @param present whether the instance that answers has it
     * @param introducedAt when it was first seen
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
