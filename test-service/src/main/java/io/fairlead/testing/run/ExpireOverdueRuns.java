package io.fairlead.testing.run;

import io.fairlead.runtime.schedule.SweepTrigger;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Ends runs of which nothing was heard until their deadline. */
@Component
class ExpireOverdueRuns implements SchedulingConfigurer {

    private static final int BATCH_SIZE = 100;

    private final RunSchedule schedule;
    private final RunProperties properties;

    ExpireOverdueRuns(RunSchedule schedule, RunProperties properties) {
        this.schedule = schedule;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        new SweepTrigger(properties.sweepInterval()).schedule(tasks, this::sweep);
    }

    private boolean sweep() {
        var found = false;
        for (var expired = BATCH_SIZE; expired == BATCH_SIZE; ) {
            // each portion in its own transaction
            expired = schedule.expireOverdue(BATCH_SIZE);
            found |= expired > 0;
        }
        return found;
    }
}
