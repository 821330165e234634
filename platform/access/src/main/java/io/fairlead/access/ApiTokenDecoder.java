package io.fairlead.access;

import io.fairlead.contracts.protocol.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Takes API tokens too: has identity exchange them for the JWT that counts, and keeps that for the minute it lives. */
final class ApiTokenDecoder implements JwtDecoder {

    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final int MAX_CACHED = 10_000;

    private final JwtDecoder jwts;
    private final RestClient http;
    private final AccessProperties properties;
    private final Clock clock;
    private final Map<String, Jwt> exchanged = new ConcurrentHashMap<>();

    ApiTokenDecoder(JwtDecoder jwts, RestClient http, AccessProperties properties, Clock clock) {
        this.jwts = jwts;
        this.http = http;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        if (!ApiTokenText.isMeant(token)) {
            return jwts.decode(token);
        }
        if (ApiTokenText.parse(token).isEmpty()) {
            throw new BadJwtException("not a valid API token");
        }
        var key = digest(token);
        var known = exchanged.get(key);
        if (known != null && isFresh(known)) {
            return known;
        }
        var fresh = jwts.decode(exchange(token));
        if (exchanged.size() >= MAX_CACHED) {
            exchanged.values().removeIf(cached -> !isFresh(cached));
        }
        if (exchanged.size() < MAX_CACHED) {
            exchanged.put(key, fresh);
        }
        return fresh;
    }

    private String exchange(String token) {
        try {
            var answer = http.post()
                    .uri(properties.exchangeEndpoint())
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .requiredBody(TokenResponse.class);
            return answer.value();
        } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.NotFound _) {
            throw new BadJwtException("identity does not know this API token");
        } catch (HttpClientErrorException.TooManyRequests e) {
            throw new ExchangeThrottled(retryAfter(e));
        } catch (RestClientException e) {
            throw new JwtException("exchange an API token: " + e.getMessage(), e);
        }
    }

    private static String retryAfter(HttpClientErrorException.TooManyRequests answer) {
        var headers = answer.getResponseHeaders();
        var seconds = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,5}") ? seconds : "2";
    }

    private boolean isFresh(Jwt token) {
        var end = token.getExpiresAt();
        return end != null && end.isAfter(clock.instant().plus(MARGIN));
    }

    /** So that no heap dump of a service holds tokens that outlive their JWT. */
    private static String digest(String token) {
        return Base64.getEncoder().encodeToString(Sha256.of(token));
    }
}
