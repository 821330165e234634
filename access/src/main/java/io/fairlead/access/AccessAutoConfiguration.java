package io.fairlead.access;

import io.fairlead.http.RequestScope;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Makes a service a resource server: nothing is open but health, and what judges callers by itself. */
@AutoConfiguration(
        beforeName = {
            "io.fairlead.http.HttpApiAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@EnableConfigurationProperties(AccessProperties.class)
@Import(AccessErrors.class)
class AccessAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    Callers callers(AccessProperties properties, @Value("${spring.application.name}") String service) {
        return new Callers(properties, service);
    }

    @Bean
    JwtDecoder jwtDecoder(AccessProperties properties, Callers callers, Clock clock, RestClient.Builder http) {
        var issued = IssuedTokens.decoder(properties, callers, clock);
        return new ApiTokens(issued, patient(http), properties, clock);
    }

    @Bean
    ServiceToken serviceToken(
            AccessProperties properties,
            @Value("${spring.application.name}") String service,
            Clock clock,
            RestClient.Builder http) {
        return new ServiceToken(patient(http), properties, service, clock);
    }

    @Bean
    SecurityFilterChain accessFilterChain(
            HttpSecurity http, AccessProperties properties, Callers callers, JsonMapper json) {
        var refusals = new Refusals(json);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers(properties.open().toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((caller, _) -> new AuthorizationDecision(isOperator(callers, caller.get())))
                        .requestMatchers("/internal/**")
                        .hasAuthority(Callers.SERVICE)
                        .anyRequest()
                        .hasAuthority(Callers.PERSON))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(callers::authenticate))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(failingWith(refusals)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie carries a right here, so no other site can use one.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    WebMvcConfigurer accessGuards(AccessProperties properties, Callers callers, RequestScope scopes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ServiceGuard(callers)).addPathPatterns("/internal/**");
                registry.addInterceptor(new ScopeGuard(callers, scopes))
                        .excludePathPatterns("/internal/**", "/error")
                        .excludePathPatterns(properties.open());
            }
        };
    }

    /** Metrics tell of all scopes, so they are for those who may see the whole account. */
    private static boolean isOperator(Callers callers, Authentication caller) {
        var grants = callers.grantsOf(caller);
        return grants.grants().stream().anyMatch(grant -> grant.scope().org() == null);
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failingWith(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals);
                return filter;
            }
        };
    }

    private static RestClient patient(RestClient.Builder http) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return http.clone().requestFactory(requests).build();
    }
}
