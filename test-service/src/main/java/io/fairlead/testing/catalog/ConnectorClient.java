package io.fairlead.testing.catalog;

import io.fairlead.access.ServiceTokenInterceptor;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import io.fairlead.runtime.settings.ServicesProperties;
import io.fairlead.testing.json.LenientJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks connector-service for a connector as it is now, whether or not its event has been heard, and for its judgement. */
@Component
class ConnectorClient {

    private final RestClient http;
    private final LenientJson json;

    ConnectorClient(
            RestClient.Builder http, ServicesProperties services, ServiceTokenInterceptor token, LenientJson json) {
        this.http =
                services.connector().configure(http).requestInterceptor(token).build();
        this.json = json;
    }

    Optional<KnownConnector> find(ResourceReference connector) {
        try {
            return http.get()
                    .uri(
                            "/internal/v1/connectors?scope={scope}&identifier={identifier}",
                            connector.scope().toText(),
                            connector.identifier())
                    .exchangeForRequiredValue((_, response) -> read(response));
        } catch (RestClientException e) {
            throw ConnectorServiceUnavailable.forConnector(connector, e);
        }
    }

    private Optional<KnownConnector> read(ClientHttpResponse response) throws IOException {
        return switch (response.getStatusCode().value()) {
            case 200 -> {
                var answer = json.read(text(response), ConnectorResponse.class);
                yield Optional.of(new KnownConnector(answer.connectorId, answer.connector));
            }
            case 404 -> Optional.empty();
            default -> throw unexpected(response);
        };
    }

    PublishedDefinition check(ConnectorDraft draft) {
        var question = Map.of(
                "scope",
                draft.scope().toText(),
                "grants",
                draft.grants(),
                "contentType",
                draft.contentType(),
                "document",
                draft.document());
        try {
            return http.post()
                    .uri("/internal/v1/drafts")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.write(question))
                    .exchangeForRequiredValue((_, response) -> readDraft(response));
        } catch (RestClientException e) {
            throw ConnectorServiceUnavailable.forDraft(e);
        }
    }

    private PublishedDefinition readDraft(ClientHttpResponse response) throws IOException {
        return switch (response.getStatusCode().value()) {
            case 200 -> json.read(text(response), DraftResponse.class).connector;
            case 400 -> throw new InvalidRequest(json.read(text(response), ProblemResponse.class).errors);
            default -> throw unexpected(response);
        };
    }

    private static RestClientException unexpected(ClientHttpResponse response) throws IOException {
        return new RestClientException("connector-service answered " + response.getStatusCode());
    }

    private static String text(ClientHttpResponse response) throws IOException {
        return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private record ConnectorResponse(UUID connectorId, PublishedDefinition connector) {}

    private record DraftResponse(PublishedDefinition connector) {}

    private record ProblemResponse(List<Violation> errors) {}
}
