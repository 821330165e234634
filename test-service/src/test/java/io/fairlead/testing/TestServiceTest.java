package io.fairlead.testing;

import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testing.schedule.DrivenSchedules;
import io.fairlead.testkit.ApiClient;
import io.fairlead.testkit.ApiResponse;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.ServiceTest;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole service; only connector-service and secret-service are fakes. */
@ServiceTest(
        properties = {
            // slow to fill again, so that a slow machine counts the same
            "fairlead.limits.trial.per-minute=1",
            "fairlead.limits.trial.burst=40",
            // what no test drives is left alone
            "fairlead.test.schedule.by-default=false",
            "fairlead.test.schedule.plan-interval=1h",
            "fairlead.test.login.patience=1s",
            "fairlead.test.login.accepted-for=2s"
        })
@Import({StoredRuns.class, DrivenSchedules.class})
abstract class TestServiceTest {

    static final String TESTS = "/api/v1/orgs/acme/projects/shop/tests";
    static final FakeConnectorService connectorService = FakeConnectorService.start();
    static final FakeSecretService secretService = FakeSecretService.start();

    private static final String CONNECTORS = "/api/v1/orgs/acme/projects/shop/connectors/";

    @Autowired
    ApiClient api;

    @DynamicPropertySource
    static void otherServices(DynamicPropertyRegistry properties) {
        properties.add("fairlead.services.connector.url", connectorService::address);
        properties.add("fairlead.services.secret.url", secretService::address);
    }

    @Autowired
    StoredRuns storedRuns;

    /** Until delegates were told of it. */
    void awaitBegin(String address) {
        await().until(() -> storedRuns.hasBegun(idIn(address)));
    }

    ApiResponse startTest(String identifier) {
        return api.post(CONNECTORS + identifier + "/tests");
    }

    JsonNode read(String path) {
        return api.get(path).json();
    }

    /** Newest first. */
    List<JsonNode> runsOf(String identifier) {
        var items = read(CONNECTORS + identifier + "/tests").at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    static UUID idIn(String address) {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    /** {@code 1 fairlead.test.requested.v1}, in their order, from both topics. */
    static List<String> eventsOf(UUID testId) {
        return Stream.of(TopicNames.TEST_INTERNAL, TopicNames.TEST_PROGRESS)
                .flatMap(topic -> Events.recordsOf(testId, topic).stream())
                .sorted(Comparator.comparing(record -> Long.valueOf(Events.header(record, "ce_sequence"))))
                .map(record -> Events.header(record, "ce_sequence") + " " + Events.header(record, "ce_type"))
                .toList();
    }
}
