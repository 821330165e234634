package io.fairlead.connector.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.KafkaEvents;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerdictWaitIT extends RunningConnectorService {

    private static final Executor THREAD_EACH = task -> Thread.ofVirtual().start(task);

    @Test
    void answersWithTheVerdictOnceTheTestHasEnded() {
        var created = sendInBackground(HttpMethod.POST, "", "\"0\"", anonymous("Waits"), "wait=20");
        var connector = awaitConnector("Waits");
        complete(connector, Diagnosis.OK, Instant.now());

        assertThat(isAwaited(connector)).isTrue();
        var response = created.join();
        assertThat(response.getStatus()).isEqualTo(HttpStatus.CREATED);
        assertThat(response.getResponseHeaders().getLocation()).hasPath(connectors + "/Waits");
        assertThat(response.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(json(response).at("/status/status").stringValue()).isEqualTo("SUCCESS");
    }

    @Test
    void waitsForTheVerdictOnAReplacedDefinition() {
        send(HttpMethod.POST, "", "\"0\"", anonymous("Replaced"), "wait=0");
        complete(awaitConnector("Replaced"), Diagnosis.OK, Instant.now());
        await().until(() -> get("Replaced").at("/status/status").stringValue().equals("SUCCESS"));

        var next = anonymous("Replaced").replace("registry.example.com", "other.example.com");
        var replaced = sendInBackground(HttpMethod.PUT, "/Replaced", "\"1\"", next, "wait=20");
        await().until(() -> get("Replaced").get("version").asLong() == 2);
        complete(get("Replaced"), Diagnosis.BAD_CREDENTIALS_BASIC, Instant.now());

        var response = replaced.join();
        assertThat(response.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(json(response).at("/status/code").stringValue()).isEqualTo("BAD_CREDENTIALS_BASIC");
    }

    @Test
    void tellsNobodyToHurryForARequestThatDoesNotWait() {
        send(HttpMethod.POST, "", "\"0\"", anonymous("Patient"), "wait=0");

        assertThat(isAwaited(get("Patient"))).isFalse();
    }

    /** As the event of its creation says. */
    private static boolean isAwaited(JsonNode connector) {
        var id = UUID.fromString(connector.get("id").asString());
        var records =
                await().until(() -> KafkaEvents.recordsOf(id, TopicNames.CONNECTOR_STATE), found -> !found.isEmpty());
        return JsonMapper.shared()
                .readTree(records.getFirst().value())
                .path("awaited")
                .asBoolean(false);
    }

    @Test
    void answersAsStoredWhenTheTimeIsUp() {
        var response = send(HttpMethod.POST, "", "\"0\"", anonymous("Late"), "wait=1");

        assertThat(response.getStatus()).isEqualTo(HttpStatus.CREATED);
        assertThat(json(response).at("/status/status").stringValue()).isEqualTo("PENDING");
    }

    @Test
    void createsNothingWhenTheWaitIsNoNumber() {
        var response = send(HttpMethod.POST, "", "\"0\"", anonymous("Odd"), "wait=soon");

        assertThat(response.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(json(response).at("/errors/0/code").stringValue()).isEqualTo("NOT_A_NUMBER");
        http().get().uri(connectors + "/Odd").exchange().expectStatus().isNotFound();
    }

    private CompletableFuture<EntityExchangeResult<String>> sendInBackground(
            HttpMethod method, String path, String ifMatch, String body, String prefer) {
        return CompletableFuture.supplyAsync(() -> send(method, path, ifMatch, body, prefer), THREAD_EACH);
    }

    private EntityExchangeResult<String> send(
            HttpMethod method, String path, String ifMatch, String body, String prefer) {
        return http().method(method)
                .uri(connectors + path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Prefer", prefer)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .body(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private JsonNode awaitConnector(String identifier) {
        await().until(() -> http().get()
                .uri(connectors + "/" + identifier)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .is2xxSuccessful());
        return get(identifier);
    }

    private JsonNode get(String identifier) {
        return json(http().get()
                .uri(connectors + "/" + identifier)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult());
    }

    private static JsonNode json(EntityExchangeResult<String> response) {
        return JsonMapper.shared().readTree(response.getResponseBody());
    }

    private static void complete(JsonNode connector, Diagnosis code, Instant at) {
        KafkaEvents.publish(new TestCompleted(
                UUID.randomUUID(),
                7,
                UUID.fromString(connector.get("id").stringValue()),
                connector.get("version").asLong(),
                connector.get("configurationHash").stringValue(),
                FinalTestState.COMPLETED,
                DiagnosedOutcome.of(code, "a sentence"),
                List.of(),
                new DelegateName(UUID.randomUUID(), "harbour"),
                at,
                null));
    }
}
