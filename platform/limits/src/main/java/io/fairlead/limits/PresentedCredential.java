package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A password, token or client secret that a request presents. Whoever checks it says here how that ended, before the request is
 * answered, so that right and wrong ones count apart: wrong ones by the address they come from, right ones by their owner. So
 * nobody can use up what belongs to somebody else.
 */
public interface PresentedCredential {

    /** Of a request that has a {@link Limit}; of any other one that counts nothing. */
    static PresentedCredential of(HttpServletRequest request) {
        return request.getAttribute(CredentialThrottleFilter.CREDENTIAL) instanceof PresentedCredential credential
                ? credential
                : UncountedCredential.INSTANCE;
    }

    /**
     * It is right; fails with {@link RateLimitExceeded} when it was so too often.
     *
     * @param owner whose it is: a person, an API token or a client that exists
     */
    void accept(String owner);

    /** It is wrong; fails with {@link RateLimitExceeded} when too many were so that came from the same address. */
    void refuse();

    /** Nobody could check it, so that it counts as neither. */
    void leaveUnchecked();
}
