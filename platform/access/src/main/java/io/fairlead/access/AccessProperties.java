package io.fairlead.access;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens count.
 *
 * @param issuer who issues the tokens: identity's, or any OpenID provider's in its place
 * @param audience the audience that people's tokens name; a service's token names the services that it is for
 * @param clientSecret the secret with which this service proves who it is when it fetches a token
 * @param tokenUri where this service fetches tokens; by default what identity has under the issuer
 * @param publicPaths paths whose handlers judge for themselves who may call, for example by a delegate's signature
 */
@ConfigurationProperties("fairlead.access")
public record AccessProperties(
        @DefaultValue("http://127.0.0.1:9000") String issuer,
        @DefaultValue("fairlead") String audience,
        @DefaultValue("") String clientSecret,
        @Nullable URI tokenUri,
        @DefaultValue List<String> publicPaths,
        @DefaultValue Claims claims) {

    /**
     * Which claims say what, where a provider of your own has other names for them.
     *
     * @param account the claim that holds the account, a string
     * @param grants the claim that holds the grants, a list of {@code role}, {@code role:org} or {@code role:org/project}
     */
    public record Claims(
            @DefaultValue("account") String account,
            @DefaultValue("grants") String grants) {}

    URI tokenEndpoint() {
        return tokenUri == null ? URI.create(issuer + "/oauth2/token") : tokenUri;
    }

    /** Where identity exchanges an API token for a JWT. */
    URI exchangeEndpoint() {
        return URI.create(issuer + "/exchange");
    }

    @Override
    public String toString() {
        return "AccessProperties[issuer=%s, audience=%s]".formatted(issuer, audience);
    }
}
