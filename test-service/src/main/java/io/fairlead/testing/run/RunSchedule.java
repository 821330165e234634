package io.fairlead.testing.run;

import static io.fairlead.contracts.diagnosis.Diagnosis.DELEGATE_LOST;
import static io.fairlead.contracts.diagnosis.Diagnosis.DELEGATE_NONE;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what is due: ends runs whose deadline has passed, and gives out those that are to be tried again. */
@Component
@Transactional
public class RunSchedule {

    private final RunSweeps sweeps;
    private final StoreTransition transitions;
    private final Clock clock;

    RunSchedule(RunSweeps sweeps, StoreTransition transitions, Clock clock) {
        this.sweeps = sweeps;
        this.transitions = transitions;
        this.clock = clock;
    }

    public List<TestRun> takeDueRetries(int limit) {
        return sweeps.takeDueRetries(limit);
    }

    /** A delegate came: what waits for one is tried at once. */
    public void retryRunsWithoutDelegate() {
        sweeps.retryNow(List.of(DELEGATE_NONE, DELEGATE_LOST));
    }

    int expireOverdue(int limit) {
        var overdue = sweeps.lockOverdue(limit);
        overdue.forEach(run -> transitions.store(run.expired(clock.instant())));
        return overdue.size();
    }
}
