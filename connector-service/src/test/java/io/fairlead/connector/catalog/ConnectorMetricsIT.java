package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.RunningConnectorService;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class ConnectorMetricsIT extends RunningConnectorService {

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private ConnectorMetrics connectorMetrics;

    @Test
    void showsConnectorsByStatusAndProviderAndHowLongTheOldestWaits() {
        http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body(anonymous("Measured"))
                .exchange()
                .expectStatus()
                .isCreated();

        await().untilAsserted(() -> {
            connectorMetrics.sample();
            assertThat(connectors("PENDING", "Other")).isPositive();
            assertThat(metrics.get("fairlead.connectors.pending.oldest").gauge().value())
                    .isPositive();
        });
        assertThat(connectors("FAILURE", "Quay")).isZero();
        assertThat(metrics.find("fairlead.connector.works").gauges()).isEmpty();
    }

    private double connectors(String status, String provider) {
        return metrics.get("fairlead.connectors")
                .tags("status", status, "provider", provider)
                .gauge()
                .value();
    }
}
