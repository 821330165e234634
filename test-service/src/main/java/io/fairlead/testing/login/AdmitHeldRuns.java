package io.fairlead.testing.login;

import io.fairlead.testing.login.FingerprintClient.LoginFingerprint;
import io.fairlead.testing.login.HeldRuns.StoredRun;
import io.fairlead.testing.run.RunAdmission;
import io.fairlead.testing.run.RunChanged;
import io.fairlead.testing.run.RunStored;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.client.RestClientException;

/** Looks after held runs: at once when one is stored or another one ends here, and regularly for what happened elsewhere. */
@Component
class AdmitHeldRuns {

    private static final Logger log = LoggerFactory.getLogger(AdmitHeldRuns.class);
    /** Small, because a run that somebody waits for is looked after between two of them. */
    private static final int BATCH_SIZE = 20;

    private final RunAdmission admission;
    private final HeldRuns heldRuns;
    private final FingerprintClient fingerprints;
    private final AdmitRun admitRun;
    private final LoginProperties properties;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("held-runs-", 0).factory());
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicBoolean woken = new AtomicBoolean();

    AdmitHeldRuns(
            RunAdmission admission,
            HeldRuns heldRuns,
            FingerprintClient fingerprints,
            AdmitRun admitRun,
            LoginProperties properties) {
        this.admission = admission;
        this.heldRuns = heldRuns;
        this.fingerprints = fingerprints;
        this.admitRun = admitRun;
        this.properties = properties;
    }

    @TransactionalEventListener
    void on(RunStored stored) {
        wake();
    }

    @TransactionalEventListener
    void on(RunChanged changed) {
        if (!changed.run().state().open()) {
            wake();
        }
    }

    @Scheduled(fixedDelayString = "#{@runProperties.sweepInterval()}")
    void sweep() {
        admission.prolongStored();
        lookAfterAll();
    }

    @PreDestroy
    void stop() {
        executor.shutdown();
    }

    /** Whoever is stored while a pass is under way is found by the next one. */
    private void wake() {
        if (woken.compareAndSet(false, true)) {
            executor.execute(() -> {
                woken.set(false);
                lookAfterAll();
            });
        }
    }

    private void lookAfterAll() {
        oneAtATime.lock();
        try {
            while (identifySome() | admitSome()) {
                // the next portion
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean identifySome() {
        var stored = heldRuns.listStored(properties.patience().toMillis(), BATCH_SIZE);
        if (stored.isEmpty()) {
            return false;
        }
        try {
            save(stored, fingerprints.find(stored));
            return stored.size() == BATCH_SIZE;
        } catch (RestClientException unavailable) {
            log.warn("find out the logins of {} tests: {}", stored.size(), unavailable.getMessage());
            stored.stream().filter(StoredRun::overdue).forEach(run -> admitRun.giveUp(run.runId()));
            return false;
        }
    }

    private void save(List<StoredRun> stored, List<LoginFingerprint> found) {
        for (var at = 0; at < stored.size(); at++) {
            heldRuns.saveFingerprint(
                    stored.get(at).runId(),
                    found.get(at).fingerprint(),
                    found.get(at).secrets());
        }
    }

    private boolean admitSome() {
        var ready = heldRuns.listReady(BATCH_SIZE);
        ready.forEach(admitRun::admit);
        return ready.size() == BATCH_SIZE;
    }
}
