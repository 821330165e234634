package io.fairlead.identity.login;

import io.fairlead.access.AccessProperties;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.identity.client.ConsoleClientProperties;
import io.fairlead.limits.Limit;
import io.fairlead.limits.LimitedPath;
import io.fairlead.limits.PresentedCredential;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Guards the pages: a session in a cookie, no script, no frame, no form that another site could fill in. */
@Configuration
class BrowserEndpoints {

    private static final String COOKIE = "fairlead-identity";

    @Bean
    @Order(2)
    SecurityFilterChain browserFilterChain(
            HttpSecurity http, PasswordLogin logins, RecordLogout recordLogout, ConsoleClientProperties console) {
        return http.securityMatcher("/", "/login/**", "/logout", "/account/**")
                .authenticationProvider(logins)
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(successHandler())
                        .failureHandler(failureHandler()))
                .logout(logout -> logout.addLogoutHandler(recordLogout).logoutSuccessUrl("/login?out"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/login/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) -> {
                    request.setAttribute(
                            AuditLog.REFUSED, AuditedChange.of("page.refused", null, null, request.getServletPath()));
                    response.sendRedirect(denied instanceof CsrfException ? "/login?late" : "/login");
                }))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentSecurityPolicy(console)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    LimitedPath loginLimit() {
        return new LimitedPath("/login", Limit.LOGIN);
    }

    private static AuthenticationSuccessHandler successHandler() {
        var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setDefaultTargetUrl("/account");
        return (request, response, person) -> {
            PresentedCredential.of(request).accept(person.getName());
            onwards.onAuthenticationSuccess(request, response, person);
        };
    }

    /** Records nothing of what was typed: a name that is none may be a password. */
    private static AuthenticationFailureHandler failureHandler() {
        var page = new SimpleUrlAuthenticationFailureHandler("/login?error");
        return (request, response, refused) -> {
            if (refused instanceof AuthenticationServiceException) {
                PresentedCredential.of(request).leaveUnchecked();
                response.sendRedirect("/login?busy");
                return;
            }
            request.setAttribute(AuditLog.REFUSED, AuditedChange.of("person.logged-in", null, null, null));
            page.onAuthenticationFailure(request, response, refused);
        };
    }

    /** Ports do not separate cookies, so the console on the same host must not have one of the same name. */
    @Bean
    DefaultCookieSerializerCustomizer sessionCookie(AccessProperties access) {
        var isSecure = access.issuer().startsWith("https:");
        return cookie -> {
            cookie.setCookieName(isSecure ? "__Host-" + COOKIE : COOKIE);
            cookie.setUseSecureCookie(isSecure);
            cookie.setUseHttpOnlyCookie(true);
            cookie.setSameSite("Lax");
            cookie.setCookiePath("/");
        };
    }

    /** Browsers hold the redirect after a form to form-action, and that one leads to the console. */
    private static String contentSecurityPolicy(ConsoleClientProperties console) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                + String.join(" ", console.addresses());
    }
}
