package io.fairlead.console.signin;

import io.fairlead.runtime.metrics.MetricsProperties;
import java.net.URI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/** Lets people in through the OpenID provider, and tells browsers how strict to be with our pages. */
@Configuration
class SignInConfiguration {

    static final String PROVIDER = "fairlead";

    /** Open, because nobody is signed in there yet, or because it is the same for everybody. */
    private static final String[] PUBLIC_PATHS = {
        "/signed-out",
        "/sign-in-failed",
        "/error",
        "/favicon.ico",
        "/*.css",
        "/*.js",
        "/*.svg",
        "/webjars/**",
        "/schemas/*"
    };

    private final SignInProperties properties;

    SignInConfiguration(SignInProperties properties) {
        this.properties = properties;
    }

    /** The provider is asked for its addresses at the first sign-in, not before: it may start after us. */
    @Bean
    ClientRegistrationRepository clientRegistrations() {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(registration()));
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshTokens() {
        return new RestClientRefreshTokenTokenResponseClient();
    }

    /** Prometheus's token opens the metrics, and nothing else. */
    @Bean
    @Order(0)
    SecurityFilterChain metricsFilterChain(HttpSecurity http, MetricsProperties metrics) {
        return http.securityMatcher(request -> "/actuator/prometheus".equals(request.getRequestURI())
                        && metrics.admits(request.getHeader(HttpHeaders.AUTHORIZATION)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** What comes with a bearer token is the services' to judge; no cookie counts there. */
    @Bean
    @Order(1)
    SecurityFilterChain apiFilterChain(HttpSecurity http) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/**", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageFilterChain(
            HttpSecurity http,
            SealedCookies cookies,
            SessionClientRepository clients,
            SignInRequestRepository pending,
            SessionRenewal renewal,
            Clock clock) {
        var csrf = new CookieCsrfTokenRepository();
        csrf.setCookieName("fairlead-csrf");
        var signIn = new SignInEntryPoint(PROVIDER);
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC_PATHS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // Not STATELESS: that takes every request for a sign-in, and changes the CSRF token under open forms.
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(cache -> cache.requestCache(pageRequestCache()))
                .csrf(protection -> protection.csrfTokenRepository(csrf))
                .oauth2Login(login -> login.loginPage("/oauth2/authorization/" + PROVIDER)
                        .authorizedClientRepository(clients)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(pending))
                        .failureUrl("/sign-in-failed"))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signIn).accessDeniedHandler(new ExpiredForm(signIn)))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessHandler(new SignOutHandler(cookies, properties, clientRegistrations())))
                .addFilterBefore(new SessionFilter(cookies, renewal, clock), LogoutFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentSecurityPolicy()))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }

    /** After sign-in people see what they had asked for, if it was a page. */
    private static CookieRequestCache pageRequestCache() {
        var cache = new CookieRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE));
        return cache;
    }

    /** Chromium also holds the redirect after a form to form-action, and signing out leads to the provider. */
    private String contentSecurityPolicy() {
        var browsers = properties.authorizationUri();
        var provider = URI.create(browsers == null || browsers.isEmpty() ? properties.issuer() : browsers);
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "form-action 'self' %s://%s; base-uri 'none'; frame-ancestors 'none'"
                        .formatted(provider.getScheme(), provider.getAuthority());
    }

    private ClientRegistration registration() {
        var registration = ClientRegistrations.fromIssuerLocation(properties.issuer())
                .registrationId(PROVIDER)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid");
        var browsers = properties.authorizationUri();
        if (browsers != null && !browsers.isEmpty()) {
            registration.authorizationUri(browsers);
        }
        return registration.build();
    }
}
