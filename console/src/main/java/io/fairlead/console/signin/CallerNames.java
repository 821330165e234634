package io.fairlead.console.signin;

import io.fairlead.contracts.protocol.Sha256;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * Tells callers apart, so that each can be counted: a person or program is one, however many tokens it fetches. A name counts only
 * when the issuer signed it, so nobody is counted as somebody else; whether the token gives any right is the services' to
 * judge.
 */
@Component
public class CallerNames {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final JwtDecoder tokens;

    CallerNames(SignInProperties properties) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        requests.setReadTimeout(TIMEOUT);
        this.tokens = new SupplierJwtDecoder(() -> NimbusJwtDecoder.withIssuerLocation(properties.issuer())
                .restOperations(new RestTemplate(requests))
                .build());
    }

    /** May ask the issuer for its keys, and wait for them. */
    public String nameOf(String authorization) {
        var token = authorization.replaceFirst("(?i)^Bearer +", "");
        if (token.chars().filter(character -> character == '.').count() == 2) {
            try {
                var name = tokens.decode(token).getSubject();
                if (name != null) {
                    return "name " + name;
                }
            } catch (JwtException | JwtDecoderInitializationException _) {
                // expired, from somebody else, or nothing is known of the issuer yet
            }
        }
        return "token " + Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
