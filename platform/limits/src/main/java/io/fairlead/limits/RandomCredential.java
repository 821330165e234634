package io.fairlead.limits;

/**
 * Counts a token or a client's secret. It is checked in any case: it is random, so that nobody can guess it however often they
 * try, and cheap to check. Nothing is counted for one that does not exist but the address it came from.
 */
final class RandomCredential implements PresentedCredential {

    private final RateLimitBuckets buckets;
    private final BucketRequest wrong;
    private final String kind;
    private final RateLimit perOwner;
    private boolean isCounted;

    /** @param kind of bucket that right ones have, one for each owner */
    RandomCredential(RateLimitBuckets buckets, BucketRequest wrong, String kind, RateLimit perOwner) {
        this.buckets = buckets;
        this.wrong = wrong;
        this.kind = kind;
        this.perOwner = perOwner;
    }

    @Override
    public void accept(String owner) {
        isCounted = true;
        buckets.consume(new BucketRequest(kind + " " + owner, perOwner));
    }

    @Override
    public void refuse() {
        isCounted = true;
        buckets.consume(wrong);
    }

    @Override
    public void leaveUnchecked() {
        isCounted = true;
    }

    /** What was refused before anybody could check it, such as a request without any credential. */
    void end(int status) {
        if (!isCounted && status >= 400 && status < 500) {
            buckets.tryConsume(wrong.key(), wrong.limit(), 1);
        }
    }
}
