package io.fairlead.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Proves to another service who calls it: fetches this service's token by client credentials, keeps it, and fetches the
 * next before it expires. A silent issuer looks to the caller like a silent neighbour.
 */
public class ServiceTokenInterceptor implements ClientHttpRequestInterceptor {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final RestClient http;
    private final AccessProperties properties;
    private final String service;
    private final Clock clock;
    private @Nullable CachedToken cached;

    ServiceTokenInterceptor(RestClient http, AccessProperties properties, String service, Clock clock) {
        this.http = http;
        this.properties = properties;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var token = current();
        request.getHeaders().setBearerAuth(token.value);
        var response = execution.execute(request, body);
        if (response.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            evict(token);
        }
        return response;
    }

    private synchronized CachedToken current() throws IOException {
        var now = clock.instant();
        if (cached == null || !cached.until.isAfter(now)) {
            cached = fetch(now);
        }
        return cached;
    }

    private synchronized void evict(CachedToken refused) {
        if (cached == refused) {
            cached = null;
        }
    }

    private CachedToken fetch(Instant now) throws IOException {
        try {
            var answer = http.post()
                    .uri(properties.tokenEndpoint())
                    .headers(headers -> headers.setBasicAuth(service, properties.clientSecret()))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body("grant_type=client_credentials")
                    .retrieve()
                    .requiredBody(TokenResponse.class);
            return new CachedToken(
                    answer.value(), now.plusSeconds(answer.expiresIn()).minus(MARGIN));
        } catch (RestClientException e) {
            throw new IOException("fetch a token for %s: %s".formatted(service, e.getMessage()), e);
        }
    }

    private record CachedToken(String value, Instant until) {

        @Override
        public String toString() {
            return "CachedToken[until=%s]".formatted(until);
        }
    }
}
