package io.fairlead.connector.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.FakeSecretService;
import io.fairlead.connector.KafkaEvents;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatus;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.connector.ConnectorEvent.FormerHealth;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.CertificateExpiry;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome.DiagnosisNote;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusKafkaIT extends RunningConnectorService {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final ResourceReference key = new ResourceReference(scope, "key");
    private final UUID keyId = UUID.randomUUID();

    @Test
    void tellsOfANewConnectorOnBothTopics() {
        var connector = create("New");

        for (var topic : List.of(TopicNames.CONNECTOR_EVENTS, TopicNames.CONNECTOR_STATE)) {
            await().untilAsserted(() -> assertThat(KafkaEvents.recordsOf(id(connector), topic))
                    .hasSize(1)
                    .first()
                    .satisfies(record -> {
                        assertThat(KafkaEvents.header(record, "ce_type")).isEqualTo("fairlead.connector.created.v1");
                        var created = JsonMapper.shared().readValue(record.value(), ConnectorCreated.class);
                        assertThat(created.connector().reference()).isEqualTo(new ResourceReference(scope, "New"));
                        assertThat(created.connector().configurationHash())
                                .isEqualTo(connector.get("configurationHash"));
                    }));
        }
    }

    @Test
    void tellsEveryChangeInOrderAndEndsWithATombstone() {
        var connector = create("Life");
        KafkaEvents.publish(completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON));
        awaitStatus("Life", "SUCCESS");
        http().put()
                .uri(connectors + "/Life")
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(withPassword("Life", "key").replace("us.icr.io", "de.icr.io"))
                .exchange()
                .expectStatus()
                .isOk();
        http().delete()
                .uri(connectors + "/Life")
                .header(HttpHeaders.IF_MATCH, "\"2\"")
                .exchange()
                .expectStatus()
                .isNoContent();

        await().untilAsserted(() -> assertThat(KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_STATE))
                .last()
                .satisfies(record -> assertThat(record.value()).isNull()));
        var events = KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_EVENTS);
        assertThat(events)
                .extracting(event -> KafkaEvents.header(event, "ce_type"))
                .containsExactly(
                        "fairlead.connector.created.v1",
                        "fairlead.connector.status-changed.v1",
                        "fairlead.connector.updated.v1",
                        "fairlead.connector.status-changed.v1",
                        "fairlead.connector.deleted.v1");
        assertThat(events)
                .extracting(event -> Long.valueOf(KafkaEvents.header(event, "ce_sequence")))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void leavesTheStatusAloneWhenSomethingIsTriedThatIsNotLive() {
        var connector = create("Tried");
        KafkaEvents.publish(completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON));
        awaitStatus("Tried", "SUCCESS");

        var trial = new StagedSecret(UUID.randomUUID(), new SecretVersionReference(key, keyId, 2));
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 2, ConnectionVerdict.REJECTED, NOON.plusSeconds(60), trial));

        awaitTestsHeard();
        awaitStatus("Tried", "SUCCESS");
    }

    @Test
    void showsWhatATestFound() {
        var connector = create("Found");
        var testId = UUID.randomUUID();

        KafkaEvents.publish(completed(connector, testId, 1, 1, ConnectionVerdict.REJECTED, NOON));

        awaitStatus("Found", "FAILURE");
        http().get()
                .uri(connectors + "/Found")
                .exchange()
                .expectBody()
                .jsonPath("$.status.code")
                .isEqualTo("IBM_KEY_INVALID")
                .jsonPath("$.status.errorSummary")
                .isEqualTo("a sentence")
                .jsonPath("$.status.remedy")
                .isEqualTo(Objects.requireNonNull(Diagnosis.IBM_KEY_INVALID.remedy()))
                .jsonPath("$.status.testId")
                .isEqualTo(testId.toString())
                .jsonPath("$.status.testedAt")
                .isEqualTo("2026-11-24T12:00:00Z")
                .jsonPath("$.status.delegate.name")
                .isEqualTo("harbour");
    }

    @Test
    void saysWhenTheCertificateEndsInStatusListAndEventUntilItIsRenewed() {
        var connector = create("Ending");
        var end = NOON.plus(Duration.ofDays(20));
        var note = new DiagnosisNote(Diagnosis.TLS_EXPIRES_SOON, CertificateExpiry.sentence("the certificate", end));
        var warned = DiagnosedOutcome.of(ConnectionVerdict.VERIFIED, Diagnosis.OK, "a sentence", List.of(note));

        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON.minusSeconds(60)));
        awaitStatus("Ending", "SUCCESS");
        KafkaEvents.publish(completed(connector, UUID.randomUUID(), 1, 1, warned, NOON, null));
        await().untilAsserted(() -> assertThat(
                        read(connectors + "/Ending").at("/status/testedAt").asString())
                .isEqualTo("2026-11-24T12:00:00Z"));

        assertThat(read(connectors + "/Ending")
                        .at("/status/certificateExpiresAt")
                        .asString())
                .isEqualTo(end.toString());
        assertThat(read(connectors).at("/items/0/status/certificateExpiresAt").asString())
                .isEqualTo(end.toString());
        await().untilAsserted(() -> assertThat(KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_EVENTS))
                .last()
                .satisfies(record -> assertThat(JsonMapper.shared()
                                .readTree(record.value())
                                .at("/health/certificateExpiresAt")
                                .asString())
                        .isEqualTo(end.toString())));
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON.plusSeconds(60)));
        await().untilAsserted(() -> assertThat(
                        read(connectors + "/Ending").at("/status/testedAt").asString())
                .isEqualTo("2026-11-24T12:01:00Z"));
        assertThat(read(connectors + "/Ending").path("status").has("certificateExpiresAt"))
                .isFalse();
        await().untilAsserted(() -> assertThat(KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_EVENTS))
                .hasSize(4)
                .last()
                .satisfies(record -> assertThat(JsonMapper.shared()
                                .readTree(record.value())
                                .path("health")
                                .has("certificateExpiresAt"))
                        .isFalse()));
    }

    @Test
    void isPendingAgainWhenTheSecretIsRotatedAndIgnoresWhatTheOldOneProves() {
        KafkaEvents.publish(new SecretCreated(keyId, 1, key, 1));
        var connector = create("Rotated");
        KafkaEvents.publish(completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON));
        awaitStatus("Rotated", "SUCCESS");

        KafkaEvents.publish(new SecretRotated(keyId, 2, key, 2));
        awaitStatus("Rotated", "PENDING");
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON.plusSeconds(1)));
        awaitTestsHeard();

        assertThat(status("Rotated")).isEqualTo("PENDING");
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 2, ConnectionVerdict.REJECTED, NOON.plusSeconds(2)));
        awaitStatus("Rotated", "FAILURE");
    }

    @Test
    void keepsTheNewVerdictWhenTheRotationIsHeardAfterIt() {
        KafkaEvents.publish(new SecretCreated(keyId, 1, key, 1));
        var connector = create("Early");
        KafkaEvents.publish(completed(connector, UUID.randomUUID(), 1, 2, ConnectionVerdict.VERIFIED, NOON));
        awaitStatus("Early", "SUCCESS");

        KafkaEvents.publish(new SecretRotated(keyId, 2, key, 2));
        KafkaEvents.publish(new SecretRotated(keyId, 2, key, 2));
        KafkaEvents.publish(new SecretCreated(keyId, 1, key, 1));
        awaitSecretsHeard();

        assertThat(status("Early")).isEqualTo("SUCCESS");
    }

    @Test
    void ignoresStaleAndRepeatedResults() {
        var connector = create("Stale");
        var good = completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON);
        KafkaEvents.publish(good);
        awaitStatus("Stale", "SUCCESS");

        KafkaEvents.publish(good);
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.REJECTED, NOON.minusSeconds(1)));
        KafkaEvents.publish(completed(
                Map.of("id", String.valueOf(connector.get("id")), "configurationHash", "0".repeat(64)),
                UUID.randomUUID(),
                1,
                1,
                ConnectionVerdict.REJECTED,
                NOON.plusSeconds(9)));
        awaitTestsHeard();

        assertThat(status("Stale")).isEqualTo("SUCCESS");
        assertThat(KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_EVENTS))
                .hasSize(2);
    }

    @Test
    void tellsOfAChangeOnceHoweverOftenItIsTested() {
        var connector = create("Often");
        KafkaEvents.publish(completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON));
        awaitTestsHeard();
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON.plusSeconds(1)));
        awaitTestsHeard();
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.REJECTED, NOON.plusSeconds(2)));
        awaitTestsHeard();
        KafkaEvents.publish(
                completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.REJECTED, NOON.plusSeconds(3)));
        awaitTestsHeard();

        await().untilAsserted(() -> assertThat(KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_EVENTS))
                .extracting(event -> KafkaEvents.header(event, "ce_sequence"))
                .containsExactly("1", "2", "3"));
        var changes = KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_EVENTS).stream()
                .skip(1)
                .map(record -> JsonMapper.shared().readValue(record.value(), ConnectorStatusChanged.class))
                .toList();
        assertThat(changes)
                .extracting(change -> change.health().status())
                .containsExactly(ConnectorStatus.SUCCESS, ConnectorStatus.FAILURE);
        assertThat(changes)
                .extracting(ConnectorStatusChanged::former)
                .containsExactly(
                        new FormerHealth(ConnectorStatus.PENDING, null, null),
                        new FormerHealth(ConnectorStatus.SUCCESS, ConnectionVerdict.VERIFIED, Diagnosis.OK));
        assertThat(changes.getLast().name()).isEqualTo("Often");
        assertThat(changes.getLast().link()).endsWith("/connectors/Often");
        assertThat(changes.getLast().since()).isNotNull();
        assertThat(KafkaEvents.recordsOf(id(connector), TopicNames.CONNECTOR_STATUS))
                .last()
                .satisfies(record -> assertThat(
                                JsonMapper.shared().readValue(record.value(), ConnectorStatusChanged.class))
                        .isEqualTo(changes.getLast()));
    }

    @Test
    void keepsItsStatusWhenOnlyTheNameChanges() {
        var connector = create("Named");
        KafkaEvents.publish(completed(connector, UUID.randomUUID(), 1, 1, ConnectionVerdict.VERIFIED, NOON));
        awaitStatus("Named", "SUCCESS");

        http().put()
                .uri(connectors + "/Named")
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(withPassword("Renamed", "key"))
                .exchange()
                .expectBody()
                .jsonPath("$.status.status")
                .isEqualTo("SUCCESS")
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    @Test
    void asksOnlyItsOwnTablesForASecretOfWhichItHasHeard() {
        var heard = new ResourceReference(scope, "heard");
        var heardId = UUID.randomUUID();
        KafkaEvents.publish(new SecretCreated(heardId, 1, heard, 1));
        awaitSecretsHeard();

        FakeSecretService.INSTANCE.isUnavailableDuring(
                () -> post(withPassword("Heard", "heard")).expectStatus().isCreated());
        KafkaEvents.publish(new SecretDeleted(heardId, 2));
        awaitSecretsHeard();

        post(withPassword("Gone", "heard")).expectStatus().isBadRequest();
    }

    private Map<String, Object> create(String name) {
        FakeSecretService.INSTANCE.has(key);
        return Objects.requireNonNull(post(withPassword(name, "key"))
                .expectStatus()
                .isCreated()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec post(String body) {
        return http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private TestCompleted completed(
            Map<String, ?> connector,
            UUID testId,
            long version,
            long keyVersion,
            ConnectionVerdict verdict,
            Instant at) {
        return completed(connector, testId, version, keyVersion, verdict, at, null);
    }

    private TestCompleted completed(
            Map<String, ?> connector,
            UUID testId,
            long version,
            long keyVersion,
            ConnectionVerdict verdict,
            Instant at,
            @Nullable TrialSubject trial) {
        var code = verdict == ConnectionVerdict.VERIFIED ? Diagnosis.OK : Diagnosis.IBM_KEY_INVALID;
        var outcome = DiagnosedOutcome.of(verdict, code, "a sentence", List.of());
        return completed(connector, testId, version, keyVersion, outcome, at, trial);
    }

    private TestCompleted completed(
            Map<String, ?> connector,
            UUID testId,
            long version,
            long keyVersion,
            DiagnosedOutcome outcome,
            Instant at,
            @Nullable TrialSubject trial) {
        return new TestCompleted(
                testId,
                7,
                id(connector),
                version,
                String.valueOf(connector.get("configurationHash")),
                FinalTestState.COMPLETED,
                outcome,
                List.of(new SecretVersionReference(key, keyId, keyVersion)),
                new DelegateName(UUID.randomUUID(), "harbour"),
                at,
                trial);
    }

    private void awaitTestsHeard() {
        await().atMost(Duration.ofSeconds(20)).until(() -> KafkaEvents.allConsumed(TopicNames.TEST_EVENTS));
    }

    private void awaitSecretsHeard() {
        await().atMost(Duration.ofSeconds(20)).until(() -> KafkaEvents.allConsumed(TopicNames.SECRET_STATE));
    }

    private void awaitStatus(String identifier, String expected) {
        await().atMost(Duration.ofSeconds(20)).until(() -> expected.equals(status(identifier)));
    }

    private String status(String identifier) {
        return read(connectors + "/" + identifier).at("/status/status").stringValue();
    }

    private JsonNode read(String path) {
        var body = http().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    private static UUID id(Map<String, ?> connector) {
        return UUID.fromString(String.valueOf(connector.get("id")));
    }
}
