package io.fairlead.testing.run;

import static io.fairlead.contracts.diagnosis.Diagnosis.DELEGATE_LOST;
import static io.fairlead.contracts.diagnosis.Diagnosis.DELEGATE_NONE;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what is due: ends runs whose deadline has passed, and gives out those that are to be tried again. */
@Component
@Transactional
public class RunSchedule {

    private final RunSweeps sweeps;
    private final StoreTransition transitions;
    private final RunProperties properties;
    private final Clock clock;

    RunSchedule(RunSweeps sweeps, StoreTransition transitions, RunProperties properties, Clock clock) {
        this.sweeps = sweeps;
        this.transitions = transitions;
        this.properties = properties;
        this.clock = clock;
    }

    /** How soon what is due is looked for again once there was some. */
    public Duration sweepInterval() {
        return properties.sweepInterval();
    }

    public List<TestRun> takeDueRetries(int limit) {
        return sweeps.takeDueRetries(limit);
    }

    /** A delegate came: what waits for one is due at once. Says whether anything does. */
    public boolean retryRunsWithoutDelegate() {
        return sweeps.retryNow(List.of(DELEGATE_NONE, DELEGATE_LOST)) > 0;
    }

    int expireOverdue(int limit) {
        var overdue = sweeps.lockOverdue(limit);
        overdue.forEach(run -> transitions.store(run.expired(clock.instant())));
        return overdue.size();
    }
}
