package io.fairlead.testing.login;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.testing.run.RunAdmission;
import io.fairlead.testing.run.TestRun;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says how one held run goes on. The first one of a login begins, and the others wait; once the login was accepted all
 * begin, and once it was refused all are answered with that. So a wrong password costs one failed login.
 */
@Component
@Transactional
class AdmitRun {

    private static final String UNAVAILABLE = "secret-service did not say which login the test would use.";

    private final RunAdmission admission;
    private final HeldRuns heldRuns;
    private final RegistryLogins logins;
    private final LoginProperties properties;

    AdmitRun(RunAdmission admission, HeldRuns heldRuns, RegistryLogins logins, LoginProperties properties) {
        this.admission = admission;
        this.heldRuns = heldRuns;
        this.logins = logins;
        this.properties = properties;
    }

    void admit(UUID runId) {
        admission.lockStored(runId).ifPresent(run -> heldRuns.find(runId).ifPresent(held -> admit(run, held)));
    }

    void giveUp(UUID runId) {
        admission.lockStored(runId).ifPresent(run -> {
            heldRuns.release(runId);
            admission.answer(run, DiagnosedOutcome.of(Diagnosis.SECRET_UNAVAILABLE, UNAVAILABLE), List.of());
        });
    }

    private void admit(TestRun run, HeldRun held) {
        var fingerprint = held.fingerprint();
        if (fingerprint == null) {
            begin(run, held);
            return;
        }
        var login = logins.lock(fingerprint, properties.acceptedFor());
        if (login.leader() != null) {
            return;
        }
        var rejection = login.rejection();
        if (rejection != null && !held.forced() && !logins.hasChangedSinceRejection(run, fingerprint)) {
            heldRuns.release(run.id());
            admission.answer(run, rejection.repeated(), held.secrets());
            return;
        }
        if (rejection != null || !login.accepted()) {
            logins.lead(fingerprint, run.id());
        }
        begin(run, held);
    }

    private void begin(TestRun run, HeldRun held) {
        heldRuns.release(run.id());
        admission.beginLate(run, held.connection(), held.awaited());
    }
}
