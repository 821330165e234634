package io.fairlead.test.run;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes runs that are too old to be of interest, once a day. */
@Component
class ForgetOldRuns {

    private static final int MOST = 500;

    private final TestRuns runs;
    private final RunProperties properties;

    ForgetOldRuns(TestRuns runs, RunProperties properties) {
        this.runs = runs;
        this.properties = properties;
    }

    @Scheduled(cron = "0 17 3 * * *")
    void sweep() {
        while (runs.forget(properties.keep(), properties.keepAtLeast(), MOST) == MOST) {
            // the next portion, each in its own transaction
        }
    }
}
