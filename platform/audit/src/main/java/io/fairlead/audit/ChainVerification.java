package io.fairlead.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
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
     * @param position of the link; absent where there is none
     * @param entryId of the entry, if it is known
     */
    record Breach(
            BreachKind kind,
            @Nullable Long position,
            @Nullable Long entryId,
            String explanation) {}

    enum BreachKind {
        /** The entry or its link is not what was hashed. */
        CHANGED,
        REMOVED,
        INSERTED,
        REORDERED,
        /** The chain ends before a head that was known. */
        TRUNCATED,
        /** The chain is in order, but not the one that a known head belongs to. */
        REWRITTEN,
        /** An entry has waited too long for its link. */
        UNLINKED
    }
}
