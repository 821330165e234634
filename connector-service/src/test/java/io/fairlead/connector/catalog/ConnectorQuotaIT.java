package io.fairlead.connector.catalog;

import io.fairlead.connector.RunningConnectorService;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class ConnectorQuotaIT extends RunningConnectorService {

    @Test
    void refusesOneMoreThanThereMayBeUntilOneIsDeleted() {
        for (var number = 1; number <= MAX_CONNECTORS; number++) {
            create("c" + number).expectStatus().isCreated();
        }

        create("more")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("CONNECTOR_QUOTA_EXCEEDED");
        http().get()
                .uri(connectors + "/connector-quota")
                .exchange()
                .expectBody()
                .json("{\"connectors\": %1$d, \"maxConnectors\": %1$d}".formatted(MAX_CONNECTORS));

        http().delete()
                .uri(connectors + "/c1")
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNoContent();
        create("more").expectStatus().isCreated();
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
