package io.fairlead.access;

import java.time.Clock;
import java.time.Duration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Verifies what the one issuer signed: its signature, issuer, audience and expiry. */
final class IssuedTokenDecoder {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static final OAuth2Error NOT_FOR_US =
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "for another audience, or without account", null);

    private IssuedTokenDecoder() {}

    /** The issuer is asked for its keys at the first token, not before: it may start after us. */
    static JwtDecoder create(
            AccessProperties properties, CallerResolver callers, Clock clock, ClientHttpRequestFactory requests) {
        var issued = new SupplierJwtDecoder(() -> {
            var decoder = NimbusJwtDecoder.withIssuerLocation(properties.issuer())
                    .restOperations(new RestTemplate(requests))
                    .build();
            decoder.setJwtValidator(validator(properties, callers, clock));
            return decoder;
        });
        return token -> {
            try {
                return issued.decode(token);
            } catch (JwtDecoderInitializationException e) {
                throw new JwtException("ask the issuer for its keys: " + e.getMessage(), e);
            }
        };
    }

    private static OAuth2TokenValidator<Jwt> validator(
            AccessProperties properties, CallerResolver callers, Clock clock) {
        var timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setAllowEmptyExpiryClaim(false);
        timestamps.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtIssuerValidator(properties.issuer()),
                token -> callers.isForUs(token)
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(NOT_FOR_US));
    }
}
