package io.fairlead.http.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** Strong ETags made of a version, and the precondition that they serve (RFC 9110 section 13). */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return strong(version).formattedTag();
    }

    /** Passes when the header names this version or is {@code *}; otherwise answers 428 or 412. */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw PreconditionFailed.missing();
        }
        var candidates = ETag.parse(ifMatch);
        // RFC 9110 section 13.1.1: either * alone or a list, compared strongly, so that a weak tag never matches.
        if (candidates.size() == 1 && candidates.getFirst().isWildcard()) {
            return;
        }
        var current = strong(version);
        if (candidates.stream().noneMatch(candidate -> candidate.compare(current, true))) {
            throw PreconditionFailed.stale(version);
        }
    }

    /** Whether an {@code If-None-Match} asks that there be no version at all; other entity tags say nothing about a change. */
    public static boolean requiresAbsence(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null && ETag.parse(ifNoneMatch).stream().anyMatch(ETag::isWildcard);
    }

    /** Answers 412: the row was changed between reading and writing. */
    public static RuntimeException stale(long version) {
        return PreconditionFailed.stale(version);
    }

    private static ETag strong(long version) {
        return new ETag(Long.toString(version), false);
    }
}
