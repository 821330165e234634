package io.fairlead.test.catalog;

import io.fairlead.access.ServiceToken;
import io.fairlead.contracts.connector.ConnectorEvent.Definition;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.test.json.TolerantJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks connector-service for a connector as it is now, whether or not its event has been heard. */
@Component
class ConnectorClient {

    private final RestClient http;
    private final TolerantJson json;

    ConnectorClient(RestClient.Builder http, CatalogProperties properties, ServiceToken token, TolerantJson json) {
        this.http = http.baseUrl(properties.connectorService())
                .requestInterceptor(token)
                .build();
        this.json = json;
    }

    Optional<KnownConnector> find(Reference connector) {
        try {
            return http.get()
                    .uri(
                            "/internal/v1/connectors?scope={scope}&identifier={identifier}",
                            connector.scope().path(),
                            connector.identifier())
                    .exchangeForRequiredValue((_, response) -> read(connector, response));
        } catch (ResourceAccessException e) {
            throw ConnectorServiceSilent.about(connector, String.valueOf(e.getMessage()));
        }
    }

    private Optional<KnownConnector> read(Reference connector, ClientHttpResponse response) throws IOException {
        return switch (response.getStatusCode().value()) {
            case 200 -> {
                var body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
                var answer = json.read(body, Answer.class);
                yield Optional.of(new KnownConnector(answer.connectorId, answer.connector));
            }
            case 404 -> Optional.empty();
            default -> throw ConnectorServiceSilent.about(connector, "It said " + response.getStatusCode() + ".");
        };
    }

    private record Answer(UUID connectorId, Definition connector) {}
}
