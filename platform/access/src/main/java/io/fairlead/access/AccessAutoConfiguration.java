package io.fairlead.access;

import io.fairlead.http.scope.ScopeResolver;
import io.fairlead.runtime.metrics.MetricsProperties;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.client.RestClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Makes a service a resource server: nothing is open but health, and what judges callers by itself. */
@AutoConfiguration(
        beforeName = {
            "io.fairlead.http.HttpApiAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@EnableConfigurationProperties(AccessProperties.class)
class AccessAutoConfiguration {

    private static final int SCRAPES = 9;
    private static final int OPEN = 10;

    private static final String METRICS = "/actuator/prometheus";

    /** No answer of an API is a page. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    RejectedRequestAdvice rejectedRequestAdvice() {
        return new RejectedRequestAdvice();
    }

    @Bean
    CallerResolver callerResolver(AccessProperties properties, @Value("${spring.application.name}") String service) {
        return new CallerResolver(properties, service);
    }

    @Bean
    JwtDecoder jwtDecoder(AccessProperties properties, CallerResolver callers, Clock clock, RestClient.Builder http) {
        var requests = IssuerRequestFactory.create();
        var issued = IssuedTokenDecoder.create(properties, callers, clock, requests);
        return new ApiTokenDecoder(issued, http.requestFactory(requests).build(), properties, clock);
    }

    @Bean
    ServiceTokenInterceptor serviceTokenInterceptor(
            AccessProperties properties,
            @Value("${spring.application.name}") String service,
            Clock clock,
            RestClient.Builder http) {
        return new ServiceTokenInterceptor(
                http.requestFactory(IssuerRequestFactory.create()).build(), properties, service, clock);
    }

    /** Prometheus may have a token of its own, which opens metrics and nothing else. */
    @Bean
    @Order(SCRAPES)
    SecurityFilterChain metricsFilterChain(HttpSecurity http, MetricsProperties metrics) {
        return stateless(http.securityMatcher(request -> METRICS.equals(request.getRequestURI())
                        && metrics.admits(request.getHeader(HttpHeaders.AUTHORIZATION))))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** What these handlers judge is theirs alone: no bearer token is read before them. */
    @Bean
    @Order(OPEN)
    SecurityFilterChain openFilterChain(HttpSecurity http, AccessProperties properties) {
        var paths = PathPatternRequestMatcher.withDefaults();
        var open = properties.publicPaths().stream().map(paths::matcher).toList();
        return stateless(http.securityMatcher(request -> open.stream().anyMatch(path -> path.matches(request))))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    SecurityFilterChain accessFilterChain(HttpSecurity http, CallerResolver callers, JsonMapper json) {
        var refusals = new SecurityProblemHandler(json);
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((caller, _) -> new AuthorizationDecision(isOperator(callers, caller.get())))
                        .requestMatchers("/internal/**")
                        .hasAuthority(CallerResolver.SERVICE)
                        .anyRequest()
                        .hasAuthority(CallerResolver.PERSON))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(callers::authenticate))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(failingWith(refusals)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    @Bean
    WebMvcConfigurer accessGuards(AccessProperties properties, CallerResolver callers, ScopeResolver scopes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ServiceGuard(callers)).addPathPatterns("/internal/**");
                registry.addInterceptor(new ScopeGuard(callers, scopes))
                        .excludePathPatterns("/internal/**", "/error")
                        .excludePathPatterns(properties.publicPaths());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new GrantsArgumentResolver(callers));
            }
        };
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie carries a right here, so no other site can use one.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                // Besides what Spring Security says anyway: nosniff, no-store, no frames, HSTS over HTTPS
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .logout(logout -> logout.disable());
    }

    /** Metrics tell of all scopes, so they are for those who may see the whole account. */
    private static boolean isOperator(CallerResolver callers, @Nullable Authentication caller) {
        return caller != null
                && callers.grantsOf(caller).grants().stream()
                        .anyMatch(grant -> grant.scope().org() == null);
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failingWith(SecurityProblemHandler refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals);
                return filter;
            }
        };
    }
}
