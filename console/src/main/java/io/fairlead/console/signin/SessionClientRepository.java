package io.fairlead.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Begins the session: puts what the provider gave at sign-in into the cookie. */
@Component
class SessionClientRepository implements OAuth2AuthorizedClientRepository {

    private final SealedCookies cookies;
    private final Clock clock;

    SessionClientRepository(SealedCookies cookies, Clock clock) {
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        var access = client.getAccessToken();
        var refresh = client.getRefreshToken();
        var idToken = principal.getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getTokenValue()
                : null;
        var session = new Session(
                principal.getName(),
                access.getTokenValue(),
                access.getExpiresAt() == null ? clock.instant() : access.getExpiresAt(),
                refresh == null ? null : refresh.getTokenValue(),
                idToken);
        cookies.write(request, response, Session.COOKIE, session, SealedCookies.WHILE_OPEN);
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        cookies.clear(request, response, Session.COOKIE);
    }
}
