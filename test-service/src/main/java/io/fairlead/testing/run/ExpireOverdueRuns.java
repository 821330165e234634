package io.fairlead.testing.run;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends runs of which nothing was heard until their deadline. */
@Component
class ExpireOverdueRuns {

    private static final int BATCH_SIZE = 100;

    private final RunSchedule schedule;

    ExpireOverdueRuns(RunSchedule schedule) {
        this.schedule = schedule;
    }

    @Scheduled(fixedDelayString = "#{@runProperties.sweepInterval()}")
    void sweep() {
        while (schedule.expireOverdue(BATCH_SIZE) == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }
}
