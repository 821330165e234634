package io.fairlead.identity.client;

import io.fairlead.access.AccessProperties;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Puts the provider's endpoints before everything else, and into each client's token the audience that is its own. */
@Configuration
class ProtocolEndpoints {

    @Bean
    AuthorizationServerSettings authorizationServerSettings(AccessProperties access) {
        return AuthorizationServerSettings.builder().issuer(access.issuer()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocolFilterChain(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(Customizer.withDefaults());
        });
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> audienceOfClient(ClientProperties properties) {
        return context -> {
            var client = context.getRegisteredClient();
            var service = Objects.requireNonNull(properties.services().get(client.getClientId()));
            context.getClaims().audience(List.of(service.audience())).claim("scope", client.getScopes());
        };
    }
}
