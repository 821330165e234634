package io.fairlead.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Remembers, in a cookie of ten minutes, what must come back from the provider. */
@Component
class SignInRequestRepository implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "fairlead-sign-in";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SealedCookies cookies;

    SignInRequestRepository(SealedCookies cookies) {
        this.cookies = cookies;
    }

    /** @param attributes nonce and code verifier among them */
    record PendingRequest(
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            Map<String, Object> additional,
            Map<String, Object> attributes) {

        static PendingRequest of(OAuth2AuthorizationRequest request) {
            return new PendingRequest(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    String.valueOf(request.getRedirectUri()),
                    request.getScopes(),
                    String.valueOf(request.getState()),
                    request.getAdditionalParameters(),
                    request.getAttributes());
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .additionalParameters(additional)
                    .attributes(attributes)
                    .build();
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return cookies.read(request, COOKIE, PendingRequest.class)
                .map(PendingRequest::request)
                .filter(pending -> String.valueOf(pending.getState()).equals(request.getParameter("state")))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest pending, HttpServletRequest request, HttpServletResponse response) {
        if (pending == null) {
            cookies.clear(request, response, COOKIE);
        } else {
            cookies.write(request, response, COOKIE, PendingRequest.of(pending), LIFETIME);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var pending = loadAuthorizationRequest(request);
        cookies.clear(request, response, COOKIE);
        return pending;
    }
}
