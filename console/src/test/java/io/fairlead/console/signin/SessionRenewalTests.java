package io.fairlead.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

class SessionRenewalTests {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void fetchesOnceForAllThatComeWithTheSameCookie() {
        var renewal = renewal(null);
        var session = session(NOW.plusSeconds(5));

        var first = renewal.renew(session);
        var second = renewal.renew(session);

        assertThat(first).hasValueSatisfying(renewed -> {
            assertThat(renewed.accessToken()).isEqualTo("next");
            assertThat(renewed.refreshToken()).isEqualTo("next refresh");
        });
        assertThat(second).isEqualTo(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void goesOnWithATokenThatIsStillGoodWhenAnotherInstanceWasFaster() {
        var session = session(NOW.plusSeconds(5));

        assertThat(renewal("invalid_grant").renew(session)).contains(session);
    }

    @Test
    void endsWhenTheProviderRefuses() {
        assertThat(renewal("invalid_grant").renew(session(NOW.minusSeconds(1)))).isEmpty();
    }

    @Test
    void staysAsItIsWhileTheProviderDoesNotAnswer() {
        var session = session(NOW.minusSeconds(1));

        assertThat(renewal("invalid_token_response").renew(session)).contains(session);
    }

    private SessionRenewal renewal(@Nullable String fault) {
        var registration = ClientRegistration.withRegistrationId(SignInConfiguration.PROVIDER)
                .clientId("console")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/fairlead")
                .authorizationUri("http://127.0.0.1/authorize")
                .tokenUri("http://127.0.0.1/token")
                .build();
        return new SessionRenewal(
                new InMemoryClientRegistrationRepository(registration),
                _ -> {
                    asked.incrementAndGet();
                    if (fault != null) {
                        throw new OAuth2AuthorizationException(new OAuth2Error(fault));
                    }
                    return OAuth2AccessTokenResponse.withToken("next")
                            .tokenType(TokenType.BEARER)
                            .expiresIn(60)
                            .refreshToken("next refresh")
                            .build();
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Session session(Instant until) {
        return new Session("admin", "access", until, "refresh", null);
    }
}
