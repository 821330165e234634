package io.fairlead.audit;

import org.jspecify.annotations.Nullable;

/**
 * How it went.
 *
 * @param status of the HTTP answer, where there was one by then
 * @param code of the problem
 */
record EntryResult(
        ResultKind result,
        @Nullable Integer status,
        @Nullable String code) {

    /** How a request ended. */
    enum ResultKind {
        /** It was done. */
        DONE,
        /** The caller was refused; nothing was changed. */
        REFUSED,
        /** It was the service's fault. */
        FAILED
    }

    static final EntryResult DONE = new EntryResult(ResultKind.DONE, null, null);

    static EntryResult ofResponse(int status, @Nullable String code) {
        return new EntryResult(status >= 500 ? ResultKind.FAILED : ResultKind.REFUSED, status, code);
    }
}
