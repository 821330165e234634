package io.fairlead.secret.rewrap;

import io.fairlead.runtime.metrics.SampledGauges;
import io.fairlead.secret.masterkey.KeyRing;
import io.fairlead.secret.masterkey.MasterKeyUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices a new master key and moves all data keys under it, a portion at a time. What is left to do stands in the rows
 * alone, so any number of instances may work, and any of them may die.
 */
@Component
class RewrapDataKeys {

    /** Few enough that whoever wants one of the rows waits for milliseconds. */
    private static final int BATCH_SIZE = 100;

    private static final Logger log = LoggerFactory.getLogger(RewrapDataKeys.class);

    private final KeyRing masterKeys;
    private final DataKeys dataKeys;
    private final RewrapAudit rewrapAudit;
    private final Counter moved;
    private final SampledGauges needed;

    RewrapDataKeys(KeyRing masterKeys, DataKeys dataKeys, RewrapAudit rewrapAudit, MeterRegistry metrics) {
        this.masterKeys = masterKeys;
        this.dataKeys = dataKeys;
        this.rewrapAudit = rewrapAudit;
        this.moved = Counter.builder("fairlead.data.keys.rewrapped")
                .description("Data keys that were moved under another master key")
                .register(metrics);
        this.needed = SampledGauges.of(
                metrics, "fairlead.data.keys", null, "Data keys under each master key; the same in every instance");
    }

    @Scheduled(fixedDelayString = "#{@rewrapProperties.sweepInterval()}")
    void sweep() {
        try {
            masterKeys.refresh();
            if (!masterKeys.missing().isEmpty()) {
                log.error("this instance lacks master keys that the database needs: {}", masterKeys.missing());
            }
            rewrapAll(masterKeys.primary());
            measure();
        } catch (MasterKeyUnavailable unavailable) {
            log.warn("data keys are not rewrapped for now: {}", unavailable.getMessage());
        }
    }

    private void rewrapAll(String primary) {
        if (dataKeys.countRemaining(primary) > 0) {
            rewrapAudit.recordBegin(primary);
            dataKeys.tables().forEach(this::rewrapTable);
        }
        if (dataKeys.countRemaining(primary) == 0) {
            rewrapAudit.recordEnd(primary);
        }
    }

    private void rewrapTable(String table) {
        var total = 0;
        for (var some = dataKeys.rewrapBatch(table, BATCH_SIZE);
                some > 0;
                some = dataKeys.rewrapBatch(table, BATCH_SIZE)) {
            moved.increment(some);
            total += some;
            if (total % (100 * BATCH_SIZE) == 0) {
                measure();
            }
        }
        if (total > 0) {
            log.info("moved {} data keys of {} under the master key {}", total, table, masterKeys.primary());
        }
    }

    private void measure() {
        needed.sample(() -> dataKeys.countByMasterKey().entrySet().stream()
                .collect(Collectors.toMap(key -> Tags.of("key", key.getKey()), Map.Entry::getValue)));
    }
}
