package io.fairlead.http.problem;

import org.jspecify.annotations.Nullable;

/** Strong ETags made of a version, and the precondition that they serve (RFC 9110 section 13). */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Passes when the header names this version or {@code *}; otherwise answers 428 or 412. */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw PreconditionFailed.missing();
        }
        for (var candidate : ifMatch.split(",")) {
            if (candidate.strip().equals("*") || candidate.strip().equals(of(version))) {
                return;
            }
        }
        throw PreconditionFailed.stale(version);
    }

    /** Answers 412: the row was changed between reading and writing. */
    public static RuntimeException stale(long version) {
        return PreconditionFailed.stale(version);
    }
}
