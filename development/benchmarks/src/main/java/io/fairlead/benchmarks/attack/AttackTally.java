package io.fairlead.benchmarks.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What one case of the matrix sent, and what it got: expected answers, breaches, and faults of a server. */
final class AttackTally {

    private static final int SHOWN = 12;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger breaches = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

    /**
     * Judges an answer.
     *
     * @param status 0 where the server closed the connection without a word
     */
    void expect(String what, AttackResponse answer, int... expected) {
        requests.incrementAndGet();
        statuses.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
        if (Arrays.stream(expected).anyMatch(status -> status == answer.status()) && !isSilentFault(answer)) {
            if (answer.status() == 0 || answer.status() >= 400) {
                refused.incrementAndGet();
            }
        } else if (answer.status() >= 500) {
            faults.incrementAndGet();
            findings.add("%s: %d %s".formatted(what, answer.status(), answer.start()));
        } else {
            breach("%s: %d instead of %s %s"
                    .formatted(what, answer.status(), Arrays.toString(expected), answer.start()));
        }
    }

    /** A server that cannot answer now says when it can. */
    private static boolean isSilentFault(AttackResponse answer) {
        return answer.status() == 503 && answer.header("Retry-After").isEmpty();
    }

    /** Requests that were sent and are judged by what they leave behind. */
    void sent(int number) {
        requests.addAndGet(number);
    }

    void refused(int number) {
        refused.addAndGet(number);
    }

    void breach(String finding) {
        breaches.incrementAndGet();
        findings.add(finding);
    }

    void require(boolean holds, String finding) {
        if (!holds) {
            breach(finding);
        }
    }

    void note(String text) {
        notes.add(text);
    }

    int requests() {
        return requests.get();
    }

    int refused() {
        return refused.get();
    }

    int breaches() {
        return breaches.get();
    }

    int faults() {
        return faults.get();
    }

    String notes() {
        return String.join("; ", notes);
    }

    /** Each different one, up to a dozen. */
    List<String> findings() {
        return findings.stream().distinct().limit(SHOWN).toList();
    }

    @Override
    public String toString() {
        return statuses.toString();
    }
}
