package io.fairlead.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends the session here, then at the provider (OpenID Connect RP-Initiated Logout 1.0). */
class SignOutHandler implements LogoutSuccessHandler {

    private final SealedCookies cookies;
    private final SignInProperties properties;
    private final ClientRegistrationRepository registrations;

    SignOutHandler(SealedCookies cookies, SignInProperties properties, ClientRegistrationRepository registrations) {
        this.cookies = cookies;
        this.properties = properties;
        this.registrations = registrations;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication caller)
            throws IOException {
        cookies.clear(request, response, Session.COOKIE);
        var idToken = Optional.ofNullable(caller instanceof SignedInUser person ? person : null)
                .map(person -> person.session().idToken());
        var here = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/signed-out")
                .toUriString();
        response.sendRedirect(idToken.flatMap(token -> endSession()
                        .map(uri -> UriComponentsBuilder.fromUriString(uri)
                                .queryParam("id_token_hint", token)
                                .queryParam("post_logout_redirect_uri", "{here}")
                                .encode()
                                .buildAndExpand(here)
                                .toUriString()))
                .orElse(here));
    }

    private Optional<String> endSession() {
        var browsers = properties.endSessionUri();
        if (browsers != null && !browsers.isEmpty()) {
            return Optional.of(browsers);
        }
        var provider = registrations.findByRegistrationId(SignInConfiguration.PROVIDER);
        return Optional.ofNullable(provider)
                .map(known ->
                        known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(Object::toString);
    }
}
