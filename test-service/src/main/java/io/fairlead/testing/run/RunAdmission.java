package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a stored run begin, or ends it with what is known already. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RunAdmission {

    private final TestRuns runs;
    private final RunProperties properties;
    private final StoreTransition transitions;
    private final Clock clock;

    RunAdmission(TestRuns runs, RunProperties properties, StoreTransition transitions, Clock clock) {
        this.runs = runs;
        this.properties = properties;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** Empty when it has begun or ended, or somebody else has it in hand. */
    public Optional<TestRun> lockStored(UUID id) {
        return runs.findStoredUnlocked(id);
    }

    /** The time that runs wait to begin is none of their own. */
    @Transactional
    public void prolongStored() {
        runs.prolongStored();
    }

    /** @param run that has not begun */
    public void begin(TestRun run, RegistryConnection connection, boolean awaited) {
        transitions.store(run.requested(connection, awaited));
    }

    /**
     * After it had to wait, which is none of the time that it may take.
     *
     * @param awaited whether somebody waits for the verdict, although the cause does not say so
     */
    public void beginLate(TestRun run, RegistryConnection connection, boolean awaited) {
        runs.prolong(run.id(), properties.timeoutOf(run.cause().trigger()).toMillis());
        transitions.store(runs.findLockedById(run.id()).orElseThrow().requested(connection, awaited));
    }

    public void answer(TestRun run, DiagnosedOutcome outcome, List<SecretVersionReference> secrets) {
        transitions.store(run.answered(outcome, secrets, clock.instant()));
    }
}
