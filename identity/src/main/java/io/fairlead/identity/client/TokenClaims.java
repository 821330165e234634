package io.fairlead.identity.client;

import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Puts into a service's token the audience that is its own, and into a person's what {@code /exchange} would put. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final ClientProperties properties;
    private final PersonClaims people;

    TokenClaims(ClientProperties properties, PersonClaims people) {
        this.properties = properties;
        this.people = people;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var claims = context.getClaims();
        var client = context.getRegisteredClient();
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            var service = Objects.requireNonNull(properties.services().get(client.getClientId()));
            claims.audience(service.audience()).claim("scope", client.getScopes());
            return;
        }
        var name =
                Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            people.describe(name, claims);
        } else {
            claims.claim(StandardClaimNames.PREFERRED_USERNAME, name);
            claims.claim(
                    Authorizations.CLAIM,
                    Objects.requireNonNull(context.getAuthorization()).getId());
        }
    }
}
