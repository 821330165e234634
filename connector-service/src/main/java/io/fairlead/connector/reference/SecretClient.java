package io.fairlead.connector.reference;

import io.fairlead.access.ServiceToken;
import io.fairlead.contracts.scope.Reference;
import java.net.http.HttpClient;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks secret-service about secrets of which no event has arrived yet. */
@Component
class SecretClient {

    private final RestClient http;

    SecretClient(RestClient.Builder http, SecretServiceProperties properties, ServiceToken token) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(properties.readTimeout());
        this.http = http.baseUrl(properties.url())
                .requestFactory(requests)
                .requestInterceptor(token)
                .build();
    }

    boolean exists(Reference secret) {
        try {
            var status = http.get()
                    .uri(
                            "/internal/v1/secrets?scope={scope}&identifier={identifier}",
                            secret.scope().path(),
                            secret.identifier())
                    .retrieve()
                    .onStatus(HttpStatus.NOT_FOUND::equals, (_, _) -> {})
                    .toBodilessEntity()
                    .getStatusCode();
            return status.is2xxSuccessful();
        } catch (RestClientException e) {
            throw SecretServiceUnavailable.because(e);
        }
    }
}
