package io.fairlead.testing.run;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes runs that are too old to be of interest, once a day. */
@Component
class PurgeOldRuns {

    private static final int BATCH_SIZE = 500;

    private final TestRuns runs;
    private final RunProperties properties;

    PurgeOldRuns(TestRuns runs, RunProperties properties) {
        this.runs = runs;
        this.properties = properties;
    }

    @Scheduled(cron = "0 17 3 * * *")
    void sweep() {
        while (runs.purge(properties.keep(), properties.keepAtLeast(), BATCH_SIZE) == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }
}
