package io.fairlead.testing.run;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes runs that are too old to be of interest, once a day. */
@Component
class PurgeOldRuns {

    private static final int BATCH_SIZE = 500;

    private final RunSweeps sweeps;
    private final RunProperties properties;

    PurgeOldRuns(RunSweeps sweeps, RunProperties properties) {
        this.sweeps = sweeps;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "#{@runProperties.purgeInterval()}", initialDelayString = "PT1M")
    void sweep() {
        while (sweeps.purge(properties.retention(), properties.minRetained(), BATCH_SIZE) == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }
}
