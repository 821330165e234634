package io.fairlead.identity.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

/**
 * Ties no ID token to a browser's session. The provider would keep every session in memory otherwise, and refuse to log
 * somebody out of the console who has logged in here again since.
 */
class NullSessionRegistry implements SessionRegistry {

    @Override
    public List<Object> getAllPrincipals() {
        return List.of();
    }

    @Override
    public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
        return List.of();
    }

    @Override
    public @Nullable SessionInformation getSessionInformation(String sessionId) {
        return null;
    }

    @Override
    public void refreshLastRequest(String sessionId) {
        // none is known
    }

    @Override
    public void registerNewSession(String sessionId, Object principal) {
        // none is kept
    }

    @Override
    public void removeSessionInformation(String sessionId) {
        // none is known
    }
}
