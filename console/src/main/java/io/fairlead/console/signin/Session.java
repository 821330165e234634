package io.fairlead.console.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed in.
 *
 * @param name by which the provider knows them
 * @param accessToken goes with every request to the API
 * @param accessUntil when it ends
 * @param refreshToken brings the next one; absent when the provider gives none
 * @param idToken names the session to the provider when they sign out
 */
record Session(
        String name,
        String accessToken,
        Instant accessUntil,
        @Nullable String refreshToken,
        @Nullable String idToken) {

    static final String COOKIE = "fairlead-session";

    Session renewed(String newAccessToken, Instant until, @Nullable String newRefreshToken) {
        return new Session(
                name, newAccessToken, until, newRefreshToken == null ? refreshToken : newRefreshToken, idToken);
    }

    @Override
    public String toString() {
        return "Session[" + name + "]";
    }
}
