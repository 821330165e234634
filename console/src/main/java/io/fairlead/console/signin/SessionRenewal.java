package io.fairlead.console.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/**
 * Fetches the next access token. What was fetched a moment ago is given again: a page asks for several things at once, all
 * with the same cookie, and a provider may take a refresh token only once.
 */
@Component
class SessionRenewal {

    private static final Logger log = LoggerFactory.getLogger(SessionRenewal.class);
    private static final Duration RETENTION = Duration.ofSeconds(30);

    private final ClientRegistrationRepository registrations;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens;
    private final Clock clock;
    private final Map<String, RenewedSession> recent = new ConcurrentHashMap<>();

    SessionRenewal(
            ClientRegistrationRepository registrations,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens,
            Clock clock) {
        this.registrations = registrations;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record RenewedSession(Session session, Instant at) {}

    /**
     * The very same session when the provider does not answer, or when another instance was faster and this one is still
     * good for a moment; empty when it does not go on.
     */
    Optional<Session> renew(Session session) {
        var refreshToken = session.refreshToken();
        if (refreshToken == null) {
            return Optional.empty();
        }
        var old = clock.instant().minus(RETENTION);
        recent.values().removeIf(renewed -> renewed.at.isBefore(old));
        try {
            return Optional.of(recent.computeIfAbsent(
                            refreshToken, _ -> new RenewedSession(fetch(session, refreshToken), clock.instant()))
                    .session);
        } catch (OAuth2AuthorizationException e) {
            var ended = Set.of(OAuth2ErrorCodes.INVALID_GRANT, OAuth2ErrorCodes.INVALID_TOKEN)
                    .contains(e.getError().getErrorCode());
            log.info("renew the session of {}: {}", session.name(), e.getError().getErrorCode());
            return ended && !session.accessUntil().isAfter(clock.instant()) ? Optional.empty() : Optional.of(session);
        }
    }

    private Session fetch(Session session, String refreshToken) {
        var registration = Objects.requireNonNull(registrations.findByRegistrationId(SignInConfiguration.PROVIDER));
        var now = clock.instant();
        var ending =
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, session.accessToken(), Instant.EPOCH, now);
        var answer = tokens.getTokenResponse(
                new OAuth2RefreshTokenGrantRequest(registration, ending, new OAuth2RefreshToken(refreshToken, null)));
        var access = answer.getAccessToken();
        var next = answer.getRefreshToken();
        var until = access.getExpiresAt() == null ? now.plus(RETENTION) : access.getExpiresAt();
        return session.renewed(access.getTokenValue(), until, next == null ? null : next.getTokenValue());
    }
}
