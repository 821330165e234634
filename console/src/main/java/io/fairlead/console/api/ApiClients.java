package io.fairlead.console.api;

import io.fairlead.console.admission.ServiceBreakers;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes the clients; each group is one service, whose address is in the settings. */
@Configuration
@ImportHttpServices(
        group = "connector",
        types = {ConnectorClient.class, ConnectorVersionClient.class, ScopeClient.class, AuditClient.class})
@ImportHttpServices(
        // Answers as soon as the registry behind it does
        group = "registry",
        types = {ImageClient.class})
@ImportHttpServices(
        group = "secret",
        types = {SecretClient.class, SecretVersionClient.class, AuditClient.class})
@ImportHttpServices(
        group = "delegate",
        types = {DelegateClient.class, AuditClient.class})
@ImportHttpServices(
        group = "test",
        types = {TestClient.class, AuditClient.class})
@ImportHttpServices(
        group = "identity",
        types = {ApiTokenClient.class, PersonClient.class, AuditClient.class})
class ApiClients {

    @Bean
    RestClientHttpServiceGroupConfigurer forwardSignedInUser(JsonMapper json, ServiceBreakers breakers) {
        return groups -> groups.forEachClient((group, client) -> client.requestInterceptor(
                        new ApiRequestInterceptor(serviceName(group.name()), breakers))
                .defaultStatusHandler(HttpStatusCode::isError, (_, response) -> {
                    throw new ApiProblem(response.getStatusCode().value(), document(json, response));
                }));
    }

    static String serviceName(String group) {
        return switch (group) {
            case "identity" -> group;
            case "registry" -> "connector-service";
            default -> group + "-service";
        };
    }

    private static ApiProblem.Document document(JsonMapper json, ClientHttpResponse response) throws IOException {
        try {
            return json.readValue(response.getBody(), ApiProblem.Document.class);
        } catch (JacksonException _) {
            return ApiProblem.Document.EMPTY;
        }
    }
}
