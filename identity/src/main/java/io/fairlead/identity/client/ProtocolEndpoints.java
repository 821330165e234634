package io.fairlead.identity.client;

import io.fairlead.access.AccessProperties;
import io.fairlead.limits.Limit;
import io.fairlead.limits.LimitedPath;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Puts the provider's endpoints before everything else. */
@Configuration
class ProtocolEndpoints {

    @Bean
    LimitedPath clientTokenLimit() {
        return new LimitedPath("/oauth2/token", Limit.CLIENT_TOKEN);
    }

    @Bean
    LimitedPath tokenRevocationLimit() {
        return new LimitedPath("/oauth2/revoke", Limit.CLIENT_TOKEN);
    }

    @Bean
    LimitedPath tokenIntrospectionLimit() {
        return new LimitedPath("/oauth2/introspect", Limit.CLIENT_TOKEN);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(AccessProperties access) {
        return AuthorizationServerSettings.builder().issuer(access.issuer()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocolFilterChain(HttpSecurity http, Authorizations authorizations) {
        var clientLimit = new ClientRateLimit();
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.clientAuthentication(clients -> clients.errorResponseHandler(clientLimit::refuse)
                    .authenticationProviders(ProtocolEndpoints::compareRandomSecrets));
            server.authorizationEndpoint(
                    codes -> codes.authenticationProviders(ProtocolEndpoints::compareRedirectsExactly));
            server.oidc(
                    oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(logoutHandler(authorizations))));
        });
        return http.addFilterBefore(clientLimit, AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), pageRequests()))
                .build();
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new NullSessionRegistry();
    }

    private static void compareRandomSecrets(List<AuthenticationProvider> providers) {
        providers.stream()
                .filter(ClientSecretAuthenticationProvider.class::isInstance)
                .map(ClientSecretAuthenticationProvider.class::cast)
                .forEach(provider -> provider.setPasswordEncoder(new ClientSecretEncoder()));
    }

    private static void compareRedirectsExactly(List<AuthenticationProvider> providers) {
        providers.stream()
                .filter(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::isInstance)
                .map(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::cast)
                .forEach(provider -> provider.setAuthenticationValidator(
                        new ExactRedirect().andThen(new OAuth2AuthorizationCodeRequestAuthenticationValidator())));
    }

    /** Programs that name no type are told 401, not shown a form. */
    private static RequestMatcher pageRequests() {
        var wantsPage = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        wantsPage.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return wantsPage;
    }

    /** Who logs out of the console is logged out here too, and the console's tokens end with that. */
    private static OidcLogoutAuthenticationSuccessHandler logoutHandler(Authorizations authorizations) {
        var session = new SecurityContextLogoutHandler();
        var handler = new OidcLogoutAuthenticationSuccessHandler();
        handler.setLogoutHandler((request, response, caller) -> {
            if (caller instanceof OidcLogoutAuthenticationToken logout) {
                authorizations.revoke(Objects.requireNonNull(logout.getIdToken()));
                session.logout(request, response, (Authentication) logout.getPrincipal());
            }
        });
        return handler;
    }
}
