package io.fairlead.agent.wire;

/**
 * What the operator of this delegate lets it do besides encrypted connections to ordinary addresses.
 *
 * @param allowLoopback whether registries on this very machine may be asked
 */
public record EgressPolicy(boolean allowLoopback, PlainHttp plainHttp) {

    /** The default: neither. */
    public static final EgressPolicy STRICT = new EgressPolicy(false, PlainHttp.NEVER);

    /** Where unencrypted connections may lead. */
    public enum PlainHttp {
        NEVER,
        LOOPBACK,
        ANYWHERE
    }
}
