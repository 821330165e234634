package io.fairlead.testing;

import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with a real database and a real broker; only connector-service is a fake. */
@RealPostgres
@RealKafka
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // slow to fill again, so that a slow machine counts the same
            "fairlead.limits.trial.per-minute=1",
            "fairlead.limits.trial.burst=40"
        })
@Import({OtherServices.class, ApiClient.class})
abstract class RunningTestService {

    static final FakeConnectorService connectorService = FakeConnectorService.start();

    @DynamicPropertySource
    static void connectorService(DynamicPropertyRegistry properties) {
        properties.add("fairlead.catalog.connector-service", connectorService::address);
    }
}
