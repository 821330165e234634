package io.fairlead.console.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID provider, and what the console is to it.
 *
 * @param issuer the provider, which is the one whose tokens count
 * @param clientId what the console is called there
 * @param clientSecret with which it proves who it is; also the root of the key that seals cookies; the same for all instances
 * @param authorizationUri where browsers are sent, when they reach the provider by another address than we do
 * @param endSessionUri the same for signing out
 */
@ConfigurationProperties("fairlead.console.sign-in")
record SignInProperties(
        @DefaultValue("http://127.0.0.1:9000") String issuer,
        @DefaultValue("console") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable String authorizationUri,
        @Nullable String endSessionUri) {

    @Override
    public String toString() {
        return "SignInProperties[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}
