package io.fairlead.testing.login;

import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.testing.run.RunAdmission;
import io.fairlead.testing.run.RunJoined;
import io.fairlead.testing.run.RunStored;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps runs that log in from beginning until it is clear which login is theirs; all others begin at once. */
@Component
class HoldRuns {

    private final HeldRuns heldRuns;
    private final RunAdmission admission;

    HoldRuns(HeldRuns heldRuns, RunAdmission admission) {
        this.heldRuns = heldRuns;
        this.admission = admission;
    }

    @EventListener
    void on(RunStored stored) {
        var run = stored.run();
        if (logsIn(stored.connection())) {
            heldRuns.save(run.id(), stored.connection(), stored.awaited(), stored.forced());
        } else {
            admission.begin(run, stored.connection(), stored.awaited());
        }
    }

    @EventListener
    void on(RunJoined joined) {
        heldRuns.join(joined.run().id(), joined.forced(), !joined.run().isAwaited());
    }

    private static boolean logsIn(RegistryConnection connection) {
        return connection.auth() instanceof UsernamePassword
                && RegistryUrl.parse(connection.dockerRegistryUrl()) instanceof RegistryUrl.Usable;
    }
}
