package io.fairlead.connector.secretref;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fairlead.access.ServiceTokenInterceptor;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.runtime.settings.ServicesProperties;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks secret-service about secrets of which no event has arrived yet. */
@Component
class SecretClient {

    private final RestClient http;

    SecretClient(RestClient.Builder http, ServicesProperties services, ServiceTokenInterceptor token) {
        this.http = services.secret().configure(http).requestInterceptor(token).build();
    }

    Optional<FoundSecret> find(ResourceReference secret) {
        try {
            return http.get()
                    .uri(
                            "/internal/v1/secrets?scope={scope}&identifier={identifier}",
                            secret.scope().toText(),
                            secret.identifier())
                    .exchangeForRequiredValue((_, response) -> switch (response.getStatusCode()
                            .value()) {
                        case 200 -> Optional.of(Objects.requireNonNull(response.bodyTo(FoundSecret.class)));
                        case 404 -> Optional.empty();
                        default -> throw new RestClientException("secret-service answered " + response.getStatusCode());
                    });
        } catch (RestClientException e) {
            throw new SecretServiceUnavailable(e);
        }
    }

    /** @param shared with the scopes within its own */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FoundSecret(boolean shared) {}
}
