package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Knows who came in before, and from where. Whoever did has a lane of his own, so that a flood of wrong passwords from many
 * addresses does not keep him out. It proves nothing: he still has to say his password.
 */
public interface Familiar {

    /** For a service where nobody logs in. */
    Familiar NOBODY = new Familiar() {
        @Override
        public boolean is(String name, String address) {
            return false;
        }

        @Override
        public void cameIn(String name, String address) {}
    };

    /** Asked of every password that is tried, so it must cost next to nothing. */
    boolean is(String name, String address);

    void cameIn(String name, String address);

    /** To be said of a request whose password was right, before it is answered. */
    static void cameIn(HttpServletRequest request) {
        if (request.getAttribute(LimitStrangers.ON_COMING_IN) instanceof Runnable remember) {
            remember.run();
        }
    }
}
