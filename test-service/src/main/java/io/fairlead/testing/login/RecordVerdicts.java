package io.fairlead.testing.login;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.DiagnosisStage;
import io.fairlead.testing.run.RunChanged;
import io.fairlead.testing.run.RunCompletion;
import io.fairlead.testing.run.RunState;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Remembers what the registry said of the login of a run, in the transaction that ends it. */
@Component
class RecordVerdicts {

    private final HeldRuns heldRuns;
    private final RegistryLogins logins;

    RecordVerdicts(HeldRuns heldRuns, RegistryLogins logins) {
        this.heldRuns = heldRuns;
        this.logins = logins;
    }

    @EventListener
    void on(RunChanged changed) {
        var run = changed.run();
        var ending = run.ending();
        if (ending != null
                && run.state() == RunState.COMPLETED
                && run.progress().attempt() > 0) {
            heldRuns.findReleased(run.id())
                    .filter(tried -> tried.secrets().equals(ending.secrets()))
                    .ifPresent(tried -> record(tried.fingerprint(), ending));
        }
    }

    private void record(@Nullable String fingerprint, RunCompletion ending) {
        if (fingerprint == null) {
            return;
        }
        if (isRefusal(ending.outcome())) {
            logins.reject(fingerprint, ending.outcome());
        } else if (isAcceptance(ending.outcome().verdict())) {
            logins.accept(fingerprint);
        }
    }

    /** Of the login itself, rather than of a token that it had been given. */
    private static boolean isRefusal(DiagnosedOutcome outcome) {
        return outcome.verdict() == ConnectionVerdict.REJECTED && outcome.code().stage() == DiagnosisStage.CREDENTIAL;
    }

    private static boolean isAcceptance(ConnectionVerdict verdict) {
        return switch (verdict) {
            case VERIFIED, VERIFIED_NO_ACCESS_TO_REPO, NOT_VERIFIABLE, NOT_CHECKED_ANONYMOUS -> true;
            case REJECTED, UNREACHABLE, REFUSED_BY_POLICY, NOT_TESTED -> false;
        };
    }
}
