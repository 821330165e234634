package io.fairlead.runtime.web;

/**
 * What the bodies of all requests may take together. Half of it is for the first 16 KiB of each, so that senders of large
 * bodies cannot keep anybody from logging in.
 *
 * @param small for the first {@link BodyLimit#SMALL_BYTES} of each body
 * @param large for the rest
 */
record BodyBudgets(BodyBudget small, BodyBudget large) {

    static BodyBudgets ofHeap(int percent) {
        return of(Runtime.getRuntime().maxMemory() / 100 * percent);
    }

    static BodyBudgets of(long bytes) {
        return new BodyBudgets(new BodyBudget(bytes / 2), new BodyBudget(bytes - bytes / 2));
    }

    /** For the part of a body from one position to another. */
    boolean lend(long from, long to) {
        var smallPart = smallPart(from, to);
        var largePart = to - from - smallPart;
        if (!small.lend(smallPart)) {
            return false;
        }
        if (!large.lend(largePart)) {
            small.takeBack(smallPart);
            return false;
        }
        return true;
    }

    void takeBack(long bytes) {
        var smallPart = smallPart(0, bytes);
        small.takeBack(smallPart);
        large.takeBack(bytes - smallPart);
    }

    boolean isScarceFor(long bytes) {
        return small.isScarce() || bytes > BodyLimit.SMALL_BYTES && large.isScarce();
    }

    private static long smallPart(long from, long to) {
        return Math.min(to, BodyLimit.SMALL_BYTES) - Math.min(from, BodyLimit.SMALL_BYTES);
    }
}
