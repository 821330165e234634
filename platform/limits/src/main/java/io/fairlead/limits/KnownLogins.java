package io.fairlead.limits;

/**
 * Knows which names have signed in before, and from which addresses. Those have a bulkhead of their own, so that a flood of
 * wrong passwords from many addresses does not lock them out. It proves nothing: the password is still required.
 */
public interface KnownLogins {

    /** For a service where nobody signs in. */
    KnownLogins NONE = new KnownLogins() {
        @Override
        public boolean isKnown(String name, String address) {
            return false;
        }

        @Override
        public void recordSuccess(String name, String address) {}
    };

    /** Asked of every password that is tried, so it must cost next to nothing. */
    boolean isKnown(String name, String address);

    void recordSuccess(String name, String address);
}
