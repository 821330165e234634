package io.fairlead.connector.catalog;

import io.fairlead.connector.RunningConnectorService;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@DirtiesContext // or it would take events that are for the tests after it
@TestPropertySource(properties = "fairlead.connector.quota.max-connectors=2")
class ConnectorQuotaIT extends RunningConnectorService {

    @Test
    void refusesOneMoreThanThereMayBeUntilOneIsDeleted() {
        create("First").expectStatus().isCreated();
        create("Second").expectStatus().isCreated();

        create("Third")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("CONNECTOR_QUOTA_EXCEEDED");
        http().get()
                .uri(connectors + "/connector-quota")
                .exchange()
                .expectBody()
                .json("{\"connectors\": 2, \"maxConnectors\": 2}");

        http().delete()
                .uri(connectors + "/First")
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNoContent();
        create("Third").expectStatus().isCreated();
    }

    private ResponseSpec create(String name) {
        return http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"name": "%s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "https://quay.io",
                         "providerType": "Other", "auth": {"type": "Anonymous"}}}
                        """.formatted(name))
                .exchange();
    }
}
