package io.fairlead.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts a password. To check one is slow on purpose, so it counts as wrong before it is checked, and is given back once it was
 * right.
 */
final class PasswordAttempt implements PresentedCredential {

    private final RateLimitBuckets buckets;
    private final LimitProperties limits;
    private final KnownLogins knownLogins;
    private final LoginAttempt login;
    private final boolean isKnown;
    private final List<BucketRequest> taken = new ArrayList<>();
    private boolean isOver;

    PasswordAttempt(RateLimitBuckets buckets, LimitProperties limits, KnownLogins knownLogins, LoginAttempt login) {
        this.buckets = buckets;
        this.limits = limits;
        this.knownLogins = knownLogins;
        this.login = login;
        this.isKnown = knownLogins.isKnown(login.name(), login.address());
    }

    boolean isKnown() {
        return isKnown;
    }

    /** Answers how long to wait when it is not to be checked: nothing is computed for it then. */
    Optional<Duration> begin() {
        for (var bucket : login.checkedBefore(limits, isKnown)) {
            var wait = take(bucket);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    /** Whether so many guess at this name, from anywhere, that they must share a narrow lane. */
    boolean isGuessedAt() {
        return !isKnown && take(login.byName(limits)).isPresent();
    }

    @Override
    public void accept(String owner) {
        leaveUnchecked();
        knownLogins.recordSuccess(login.name(), login.address());
        buckets.consume(new BucketRequest("person " + owner, limits.token()));
    }

    /** It counts already. */
    @Override
    public void refuse() {
        if (!isOver && isKnown) {
            take(login.byAddress(limits));
        }
        isOver = true;
    }

    @Override
    public void leaveUnchecked() {
        isOver = true;
        taken.forEach(bucket -> buckets.giveBack(bucket.key(), bucket.limit()));
        taken.clear();
    }

    void end(int status) {
        if (!isOver && status >= 500) {
            leaveUnchecked();
        } else {
            refuse();
        }
    }

    private Optional<Duration> take(BucketRequest bucket) {
        var wait = buckets.tryConsume(bucket.key(), bucket.limit(), 1);
        if (wait.isEmpty()) {
            taken.add(bucket);
        }
        return wait;
    }
}
