package io.fairlead.secret.trial;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.secret.usage.User;
import io.fairlead.secret.usage.Users;
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
public class TrialLedger {

    private static final int MOST_TRIES = 3;

    private static final String SPARED =
            "Not tried: the login of another connector with the same user at the same registry was refused.";

    private final Trials trials;
    private final TrialTable table;
    private final Users users;
    private final AskForTests tests;
    private final ApplicationEventPublisher here;

    TrialLedger(Trials trials, TrialTable table, Users users, AskForTests tests, ApplicationEventPublisher here) {
        this.trials = trials;
        this.table = table;
        this.users = users;
        this.tests = tests;
        this.here = here;
    }

    /** The one that runs already, if there is one. */
    public Trial begin(SecretVersionReference staged, boolean promotes) {
        var id = trials.openOf(staged.secretId()).map(Trial::id).orElse(null);
        if (id == null) {
            id = trials.add(staged, promotes);
            advance(trials.find(id).orElseThrow(), users.candidates(staged.secret()));
        }
        return trials.find(id).orElseThrow();
    }

    /** Ends what runs; its results would be about nothing. */
    public void cancelOf(UUID secretId, String why) {
        trials.openOf(secretId).ifPresent(trial -> {
            table.end(trial.id(), ids(table.of(trial.id())), Tried.State.CANCELLED, why);
            move(trial, Trial.State.CANCELLED);
        });
    }

    void completed(Trial trial, TestCompleted test) {
        Actor.onBehalfOf(trial.actor(), () -> take(trial, test));
    }

    private void take(Trial trial, TestCompleted test) {
        for (var tried : table.of(trial.id())) {
            if (tried.isAbout(test) && taken(trial, tried, test)) {
                advance(trial, null);
            }
        }
    }

    /** What a moment's silence of Fairlead itself kept from being tested is tried again: no login was spent on it. */
    private boolean taken(Trial trial, Tried tried, TestCompleted test) {
        var outcome = test.outcome();
        var passing = test.state() == FinalTestState.COMPLETED
                && outcome.verdict() == ConnectionVerdict.NOT_TESTED
                && outcome.code().retry() == RetryAdvice.SOON;
        return passing && tried.tries() < MOST_TRIES
                ? table.waitAgain(trial.id(), tried.connectorId())
                : table.end(trial.id(), result(trial, tried, test));
    }

    /** Brings in whoever refers to the secret meanwhile, and ends it when its time is over. */
    void look(Trial trial) {
        Actor.onBehalfOf(trial.actor(), () -> lookAt(trial));
    }

    private void lookAt(Trial trial) {
        var now = users.candidates(trial.staged().secret());
        if (trials.overdue(trial.id())) {
            join(trial, now);
            table.end(trial.id(), ids(table.of(trial.id())), Tried.State.EXPIRED, "No result came in time.");
            end(trial, table.of(trial.id()), now);
            return;
        }
        tests.of(trial, table.askAgain(trial.id()));
        var before = table.of(trial.id());
        join(trial, now);
        if (!table.of(trial.id()).equals(before)) {
            advance(trial, now);
        }
    }

    /** @param now who refers to the secret; absent where that is of interest only at the end */
    private void advance(Trial trial, @Nullable List<User.Candidate> now) {
        if (now != null) {
            join(trial, now);
        }
        var turn = Breaker.next(table.of(trial.id()));
        table.end(trial.id(), turn.spare(), Tried.State.NOT_TRIED, SPARED);
        table.ask(trial.id(), turn.ask());
        tests.of(trial, turn.ask());
        var after = table.of(trial.id());
        if (after.stream().anyMatch(tried -> tried.state().open())) {
            move(trial, Trial.State.RUNNING);
        } else if (now == null) {
            advance(trial, users.candidates(trial.staged().secret()));
        } else {
            end(trial, after, now);
        }
    }

    private void end(Trial trial, List<Tried> rows, List<User.Candidate> now) {
        move(trial, Proof.of(rows, now).complete() ? Trial.State.PASSED : Trial.State.FAILED);
    }

    private void join(Trial trial, List<User.Candidate> now) {
        table.add(trial.id(), now);
        var referring =
                now.stream().map(candidate -> candidate.user().connectorId()).collect(Collectors.toSet());
        var left = table.of(trial.id()).stream()
                .map(Tried::connectorId)
                .filter(id -> !referring.contains(id))
                .toList();
        table.end(trial.id(), left, Tried.State.LEFT, "The connector no longer refers to the secret.");
    }

    private void move(Trial trial, Trial.State state) {
        trials.move(trial.id(), state);
        var moved = trials.find(trial.id()).orElseThrow();
        here.publishEvent(new TrialMoved(moved));
        if (state == Trial.State.PASSED) {
            here.publishEvent(new TrialPassed(moved));
        }
    }

    private static Tried result(Trial trial, Tried tried, TestCompleted test) {
        var outcome = test.outcome();
        var works = test.state() == FinalTestState.COMPLETED && works(outcome.verdict());
        var used = test.secrets().contains(trial.staged());
        return new Tried(
                tried.user(),
                Tried.State.valueOf(test.state().name()),
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

    private static List<UUID> ids(List<Tried> rows) {
        return rows.stream().map(Tried::connectorId).toList();
    }
}
