package io.fairlead.secret.trial;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.secret.reference.ReferencingConnector;
import io.fairlead.secret.reference.ReferencingConnectors;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins trials and moves them on; whoever calls holds the lock on the secret's row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TrialLifecycle {

    private static final int MAX_TRIES = 3;

    private static final String SKIPPED =
            "Not tried: the login of another connector with the same user at the same registry was refused.";

    private final SecretTrials trials;
    private final ConnectorTrials connectorTrials;
    private final ReferencingConnectors referencingConnectors;
    private final RequestTests tests;
    private final ApplicationEventPublisher events;

    TrialLifecycle(
            SecretTrials trials,
            ConnectorTrials connectorTrials,
            ReferencingConnectors referencingConnectors,
            RequestTests tests,
            ApplicationEventPublisher events) {
        this.trials = trials;
        this.connectorTrials = connectorTrials;
        this.referencingConnectors = referencingConnectors;
        this.tests = tests;
        this.events = events;
    }

    /** The one that runs already, if there is one. */
    public SecretTrial begin(SecretVersionReference staged, boolean promotes) {
        var id = trials.findOpen(staged.secretId()).map(SecretTrial::id).orElse(null);
        if (id == null) {
            id = trials.create(staged, promotes);
            advance(trials.find(id).orElseThrow(), referencingConnectors.listTrialCandidates(staged.secret()));
        }
        return trials.find(id).orElseThrow();
    }

    /** Ends what runs; its results would be about nothing. */
    public void cancelOpenTrial(UUID secretId, String why) {
        trials.findOpen(secretId).ifPresent(trial -> {
            connectorTrials.end(trial.id(), ids(connectorTrials.list(trial.id())), ConnectorTrial.State.CANCELLED, why);
            changeState(trial, SecretTrial.State.CANCELLED);
        });
    }

    void completed(SecretTrial trial, TestCompleted test) {
        Actor.onBehalfOf(trial.actor(), () -> acceptResult(trial, test));
    }

    private void acceptResult(SecretTrial trial, TestCompleted test) {
        for (var tried : connectorTrials.list(trial.id())) {
            if (tried.isAbout(test) && saveResult(trial, tried, test)) {
                advance(trial, null);
            }
        }
    }

    /** What a moment's silence of Fairlead itself kept from being tested is tried again: no login was spent on it. */
    private boolean saveResult(SecretTrial trial, ConnectorTrial tried, TestCompleted test) {
        var outcome = test.outcome();
        var passing = test.state() == FinalTestState.COMPLETED
                && outcome.verdict() == ConnectionVerdict.NOT_TESTED
                && outcome.code().retry() == RetryAdvice.SOON;
        return passing && tried.tries() < MAX_TRIES
                ? connectorTrials.requeue(trial.id(), tried.connectorId())
                : connectorTrials.end(trial.id(), result(trial, tried, test));
    }

    /** Brings in whoever refers to the secret meanwhile, and ends it when its time is over. */
    void refresh(SecretTrial trial) {
        Actor.onBehalfOf(trial.actor(), () -> expireOrAdvance(trial));
    }

    private void expireOrAdvance(SecretTrial trial) {
        var now = referencingConnectors.listTrialCandidates(trial.staged().secret());
        if (trials.isOverdue(trial.id())) {
            join(trial, now);
            connectorTrials.end(
                    trial.id(),
                    ids(connectorTrials.list(trial.id())),
                    ConnectorTrial.State.EXPIRED,
                    "No result came in time.");
            end(trial, connectorTrials.list(trial.id()), now);
            return;
        }
        tests.request(trial, connectorTrials.repeatRequests(trial.id()));
        var before = connectorTrials.list(trial.id());
        join(trial, now);
        if (!connectorTrials.list(trial.id()).equals(before)) {
            advance(trial, now);
        }
    }

    /** @param now who refers to the secret; absent where that is of interest only at the end */
    private void advance(SecretTrial trial, @Nullable List<ReferencingConnector.TrialCandidate> now) {
        if (now != null) {
            join(trial, now);
        }
        var step = TrialOrder.next(connectorTrials.list(trial.id()));
        connectorTrials.end(trial.id(), step.skip(), ConnectorTrial.State.NOT_TRIED, SKIPPED);
        connectorTrials.markRequested(trial.id(), step.request());
        tests.request(trial, step.request());
        var after = connectorTrials.list(trial.id());
        if (after.stream().anyMatch(tried -> tried.state().open())) {
            changeState(trial, SecretTrial.State.RUNNING);
        } else if (now == null) {
            advance(
                    trial,
                    referencingConnectors.listTrialCandidates(trial.staged().secret()));
        } else {
            end(trial, after, now);
        }
    }

    private void end(SecretTrial trial, List<ConnectorTrial> rows, List<ReferencingConnector.TrialCandidate> now) {
        changeState(trial, TrialProof.of(rows, now).complete() ? SecretTrial.State.PASSED : SecretTrial.State.FAILED);
    }

    private void join(SecretTrial trial, List<ReferencingConnector.TrialCandidate> now) {
        connectorTrials.saveNew(trial.id(), now);
        var referring = now.stream()
                .map(candidate -> candidate.connector().connectorId())
                .collect(Collectors.toSet());
        var left = connectorTrials.list(trial.id()).stream()
                .map(ConnectorTrial::connectorId)
                .filter(id -> !referring.contains(id))
                .toList();
        connectorTrials.end(
                trial.id(), left, ConnectorTrial.State.LEFT, "The connector no longer refers to the secret.");
    }

    private void changeState(SecretTrial trial, SecretTrial.State state) {
        trials.changeState(trial.id(), state);
        var changed = trials.find(trial.id()).orElseThrow();
        events.publishEvent(new TrialChanged(changed));
        if (state == SecretTrial.State.PASSED) {
            events.publishEvent(new TrialPassed(changed));
        }
    }

    private static ConnectorTrial result(SecretTrial trial, ConnectorTrial tried, TestCompleted test) {
        var outcome = test.outcome();
        var works = test.state() == FinalTestState.COMPLETED && works(outcome.verdict());
        var used = test.secrets().contains(trial.staged());
        return new ConnectorTrial(
                tried.candidate(),
                ConnectorTrial.State.valueOf(test.state().name()),
                tried.tries(),
                works && used,
                test.testId(),
                test.delegate(),
                outcome.verdict(),
                outcome.code(),
                works && !used ? "The test did not use the staged version." : outcome.summary());
    }

    private static boolean works(ConnectionVerdict verdict) {
        return switch (verdict) {
            case VERIFIED, NOT_VERIFIABLE, NOT_CHECKED_ANONYMOUS -> true;
            case REJECTED, UNREACHABLE, REFUSED_BY_POLICY, VERIFIED_NO_ACCESS_TO_REPO, NOT_TESTED -> false;
        };
    }

    private static List<UUID> ids(List<ConnectorTrial> rows) {
        return rows.stream().map(ConnectorTrial::connectorId).toList();
    }
}
