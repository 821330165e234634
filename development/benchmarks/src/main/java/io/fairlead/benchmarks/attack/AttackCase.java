package io.fairlead.benchmarks.attack;

/** One way of attacking, as it is named in the table. */
record AttackCase(String id, String what, Attempt attempt) {

    /** Sends it, and judges what comes back. */
    interface Attempt {

        void run(AttackedSuite suite, AttackTally tally) throws Exception;
    }
}
