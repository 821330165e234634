package io.fairlead.agent.http;

/**
 * What the operator of this delegate lets it do besides encrypted connections to ordinary addresses.
 *
 * @param allowLoopback whether registries on this very machine may be asked
 * @param negativeControl whether a made-up login may be tried, once a day for each registry, where acceptance alone
 *     proves nothing
 */
public record EgressPolicy(boolean allowLoopback, PlainHttp plainHttp, boolean negativeControl) {

    /** With the negative control. */
    public EgressPolicy(boolean allowLoopback, PlainHttp plainHttp) {
        this(allowLoopback, plainHttp, true);
    }

    /** The default: neither. */
    public static final EgressPolicy STRICT = new EgressPolicy(false, PlainHttp.NEVER);

    /** Where unencrypted connections may lead. */
    public enum PlainHttp {
        NEVER,
        LOOPBACK,
        ANYWHERE
    }
}
