package io.fairlead.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param intact whether every entry is what it was when it was written, and none is missing
 * @param entriesChecked up to the breach, if there is one
 * @param head the newest link that is in order; worth remembering elsewhere
 * @param breach the first; absent when all is in order
 */
record ChainVerification(
        boolean intact,
        long entriesChecked,
        ChainHead head,
        @Nullable Breach breach) {

    /**
     * The first thing that is wrong in the chain.
     *
     * @param kind what is wrong
     * @param position of the link; absent where there is none
     * @param entryId of the entry, if it is known
     * @param explanation what was expected and what was found, for people
     */
    record Breach(
            BreachKind kind,
            @Nullable Long position,
            @Nullable Long entryId,
            String explanation) {}

    /** What can be wrong with a chain of entries. */
    enum BreachKind {
        /** The entry or its link is not what was hashed. */
        CHANGED,
        /** An entry that a link speaks of is not there. */
        REMOVED,
        /** An entry or link stands where none was written. */
        INSERTED,
        /** Links are in another order than they were written in. */
        REORDERED,
        /** The chain ends before a head that was known. */
        TRUNCATED,
        /** The chain is in order, but not the one that a known head belongs to. */
        REWRITTEN,
        /** An entry has waited too long for its link. */
        UNLINKED
    }
}
