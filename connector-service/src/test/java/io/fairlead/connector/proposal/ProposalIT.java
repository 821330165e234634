package io.fairlead.connector.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.FakeSecretService;
import io.fairlead.connector.KafkaEvents;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.topic.TopicNames;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProposalIT extends RunningConnectorService {

    private static final String FRANKFURT = "https://de.icr.io";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private UUID connectorId = new UUID(0, 0);

    @BeforeEach
    void createAConnector() {
        FakeSecretService.INSTANCE.has(new ResourceReference(scope, "key"));
        http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body(withPassword("Works", "key"))
                .exchange()
                .expectStatus()
                .isCreated();
        connectorId = UUID.fromString(connector().path("id").asString());
    }

    @Test
    void keepsWhatWorksUntilTheChangeIsProved() {
        propose("\"1\"", moved())
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches(HttpHeaders.LOCATION, ".*/connectors/Works/proposal")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("TESTING");
        assertThat(url()).isEqualTo("https://us.icr.io");
        var asked = FakeTestService.awaitProposal(connectorId);

        assertThat(asked.connector().connection().dockerRegistryUrl()).isEqualTo(FRANKFURT);
        assertThat(asked.connector().version()).isEqualTo(2);
        FakeTestService.completeTest(asked, Diagnosis.OK);

        await().untilAsserted(() -> assertThat(url()).isEqualTo(FRANKFURT));
        assertThat(connector().at("/status/status").asString()).isEqualTo("SUCCESS");
        assertThat(connector().path("version").longValue()).isEqualTo(2);
        proposal().expectStatus().isNotFound();
        var entry = read("/api/v1/audit?action=connector.replaced&resourceId=" + connectorId);
        assertThat(entry.at("/items/0/actor/kind").asString()).isEqualTo("FAIRLEAD");
        assertThat(entry.at("/items/0/onBehalfOf").asString()).isEqualTo("person:somebody");
        assertThat(KafkaEvents.recordsOf(connectorId, TopicNames.CONNECTOR_EVENTS))
                .extracting(
                        event -> KafkaEvents.header(event, "ce_type").replaceAll("fairlead.connector.(.*).v1", "$1"))
                .containsExactly("created", "updated", "status-changed");
        assertThat(KafkaEvents.recordsOf(connectorId, TopicNames.CONNECTOR_INTERNAL))
                .extracting(event -> KafkaEvents.header(event, "ce_type"))
                .containsExactly("fairlead.connector.change-proposed.v1");
    }

    @Test
    void saysWhyAChangeDidNotPassAndLeavesTheConnectorAlone() {
        propose("\"1\"", moved()).expectStatus().isAccepted();
        FakeTestService.completeTest(FakeTestService.awaitProposal(connectorId), Diagnosis.IBM_KEY_INVALID);

        await().untilAsserted(() -> proposal()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("FAILED")
                .jsonPath("$.code")
                .isEqualTo("IBM_KEY_INVALID")
                .jsonPath("$.remedy")
                .exists()
                .jsonPath("$.spec.dockerRegistryUrl")
                .isEqualTo(FRANKFURT));
        assertThat(url()).isEqualTo("https://us.icr.io");
        assertThat(connector().path("version").longValue()).isEqualTo(1);

        http().delete()
                .uri(connectors + "/Works/proposal")
                .exchange()
                .expectStatus()
                .isNoContent();
        proposal().expectStatus().isNotFound();
    }

    @Test
    void letsTheLastProposalAndAnyChangeWin() {
        propose("\"1\"", moved()).expectStatus().isAccepted();
        var first = FakeTestService.awaitProposal(connectorId);
        propose("\"1\"", moved().replace("de.icr.io", "jp.icr.io"))
                .expectStatus()
                .isAccepted();
        FakeTestService.completeTest(first, Diagnosis.OK);
        replace("", "\"1\"", withPassword("Works", "key").replace("us.icr.io", "uk.icr.io"))
                .expectStatus()
                .isOk();
        await().until(() -> KafkaEvents.recordsOf(connectorId, TopicNames.CONNECTOR_EVENTS).stream()
                .anyMatch(event -> KafkaEvents.header(event, "ce_type").endsWith("updated.v1")));

        FakeTestService.completeTest(first, Diagnosis.OK);

        proposal().expectStatus().isNotFound();
        propose("\"1\"", moved()).expectStatus().isEqualTo(412);
        assertThat(url()).isEqualTo("https://uk.icr.io");
    }

    @Test
    void takesAtOnceWhatNoTestDependsOn() {
        propose("\"1\"", withPassword("Works well", "key")).expectStatus().isOk();

        assertThat(connector().path("name").asString()).isEqualTo("Works well");
        proposal().expectStatus().isNotFound();
    }

    @Test
    void testsWhatReplacesAChangeThatWasMadeMeanwhile() {
        var transaction = new TransactionTemplate(transactions);
        var response = Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("update connector set configuration_hash = 'another' where id = :id")
                    .param("id", connectorId)
                    .update();
            var change = jdbc.sql("select pg_current_xact_id()::xid::text")
                    .query(String.class)
                    .single();
            var proposal = CompletableFuture.supplyAsync(() -> propose("*", withPassword("Works", "key")));
            await().until(() -> isAwaited(change));
            return proposal;
        }));

        response.join().expectStatus().isAccepted();
    }

    private boolean isAwaited(String change) {
        return jdbc.sql("select exists (select from pg_locks where not granted and transactionid::text = :change)")
                .param("change", change)
                .query(Boolean.class)
                .single();
    }

    private ResponseSpec propose(String ifMatch, String body) {
        return replace("?promote=onSuccess", ifMatch, body);
    }

    private ResponseSpec replace(String query, String ifMatch, String body) {
        return http().put()
                .uri(connectors + "/Works" + query)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec proposal() {
        return http().get().uri(connectors + "/Works/proposal").exchange();
    }

    private JsonNode connector() {
        return read(connectors + "/Works");
    }

    private JsonNode read(String path) {
        var body = http().get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    private String url() {
        return connector().at("/spec/dockerRegistryUrl").asString();
    }

    private static String moved() {
        return withPassword("Works", "key").replace("https://us.icr.io", FRANKFURT);
    }
}
