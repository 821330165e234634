package io.fairlead.audit;

import org.jspecify.annotations.Nullable;

/**
 * How it went.
 *
 * @param status of the HTTP answer, where there was one by then
 * @param code of the problem
 */
record Outcome(
        Result result, @Nullable Integer status, @Nullable String code) {

    enum Result {
        DONE,
        /** The caller was refused; nothing was changed. */
        REFUSED,
        /** It was the service's fault. */
        FAILED
    }

    static final Outcome DONE = new Outcome(Result.DONE, null, null);

    static Outcome answered(int status, @Nullable String code) {
        return new Outcome(status >= 500 ? Result.FAILED : Result.REFUSED, status, code);
    }
}
