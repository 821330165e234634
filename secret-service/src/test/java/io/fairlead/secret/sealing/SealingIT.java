package io.fairlead.secret.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.secret.ApiClient;
import io.fairlead.secret.Events;
import io.fairlead.secret.SecretServiceTest;
import io.fairlead.secret.reference.ConnectorFixtures;
import io.fairlead.secret.trial.FakeTestService;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The life of a value: typed in by a person, opened by one delegate, seen by nobody else. */
@SecretServiceTest
@ExtendWith(OutputCaptureExtension.class)
class SealingIT {

    private static final String CANARY = "canary/+ü=" + UUID.randomUUID();

    private final ApiClient api;
    private final JdbcClient jdbc;
    private final UUID connectorId = UUID.randomUUID();
    private final String secrets;
    private final ResourceReference key;
    private final FakeSealingDelegate delegate = new FakeSealingDelegate();

    SealingIT(@LocalServerPort int port, JdbcClient jdbc) {
        var org = "o" + UUID.randomUUID();
        this.api = new ApiClient(port);
        this.jdbc = jdbc;
        this.secrets = "/api/v1/orgs/" + org + "/secrets";
        this.key = new ResourceReference(Scope.org("default", org), "key");
    }

    @Test
    void onlyTheDelegateOpensWhatAPersonTypedIn(CapturedOutput output) throws Exception {
        var secretId = UUID.fromString(create(CANARY));
        Events.publishState(new ConnectorCreated(connectorId, 1, ConnectorFixtures.aConnector("ibm", 1, key)));
        Events.publishState(delegate.registered());

        var sealed = awaitSeal(order(1)).getFirst();

        assertThat(delegate.open(sealed)).isEqualTo(CANARY);
        assertThat(sealed.context().secret()).isEqualTo(key);
        assertThat(sealed.context().secretId()).isEqualTo(secretId);
        assertThat(sealed.context().secretVersion()).isOne();
        assertThat(sealed.context().origin()).hasToString("https://us.icr.io");
        assertThat(FakeSealingDelegate.isSigned(
                        sealed, api.get("/internal/v1/seal-signature-key").at("/key")))
                .isTrue();
        assertThatThrownBy(() -> new FakeSealingDelegate().open(sealed)).isInstanceOf(GeneralSecurityException.class);
        await().untilAsserted(() ->
                assertThat(Events.recordsOf(secretId, TopicNames.SECRET_STATE)).hasSize(1));
        var entry = api.get("/api/v1/audit?action=secret.sealed&resourceId=" + secretId)
                .json()
                .at("/items/0");
        assertThat(entry.at("/onBehalfOf").asString()).isEqualTo("person:alice");
        assertThat(entry.at("/actor/kind").asString()).isEqualTo("SERVICE");
        assertThat(entry.at("/after/version").asInt()).isOne();
        assertThat(entry.at("/details/delegate").asString())
                .isEqualTo(delegate.id().toString());
        assertThat(output).contains("sealed secret " + secretId + " version 1 to delegate " + delegate.id());
        assertNowhere(output);
    }

    @Test
    void recordsThatAValueWasOnlyOfferedToADelegate() throws Exception {
        var secretId = create("value");
        Events.publishState(new ConnectorCreated(connectorId, 1, ConnectorFixtures.aConnector("ibm", 1, key)));
        Events.publishState(delegate.registered());
        awaitSeal(order(1));
        var held = order(1);
        var offered = new SealRequest(held.taskId(), 1, delegate.id(), connectorId, 1, null, "person:alice", true);

        assertThat(delegate.open(awaitSeal(offered).getFirst())).isEqualTo("value");

        var entries = api.get("/api/v1/audit?action=secret.sealed&resourceId=" + secretId)
                .json()
                .at("/items");
        assertThat(entries.get(0).at("/details/offered").asBoolean()).isTrue();
        assertThat(entries.get(0).at("/details/task").asString())
                .isEqualTo(held.taskId().toString());
        assertThat(entries.get(entries.size() - 1).at("/details/offered").asBoolean(true))
                .isFalse();
    }

    @Test
    void sealsTheNewestValue() throws Exception {
        create("old");
        Events.publishState(new ConnectorCreated(connectorId, 1, ConnectorFixtures.aConnector("ibm", 1, key)));
        Events.publishState(delegate.registered());
        awaitSeal(order(1));

        api.put(secrets + "/key?test=false", "*", "{\"name\": \"key\", \"type\": \"SecretText\", \"value\": \"new\"}");

        var sealed = awaitSeal(order(1)).getFirst();
        assertThat(delegate.open(sealed)).isEqualTo("new");
        assertThat(sealed.context().secretVersion()).isEqualTo(2);
    }

    @Test
    void waitsForEventsUnderWayAndRefusesWhatIsOver() {
        create("x");
        Events.publishState(delegate.registered());

        var early = seal(order(1));
        Events.publishState(new ConnectorCreated(connectorId, 1, ConnectorFixtures.aConnector("ibm", 1, key)));
        awaitSeal(order(1));
        var newer = seal(order(2));
        Events.publishState(new ConnectorUpdated(connectorId, 2, ConnectorFixtures.aConnector("ibm", 2, key)));
        awaitSeal(order(2));
        var older = seal(order(1));
        Events.publishState(new DelegateRemoved(delegate.id(), 2));

        assertRefused(early, 503, "NOT_YET");
        assertThat(early.header("Retry-After")).isEqualTo("0");
        assertRefused(newer, 503, "NOT_YET");
        assertRefused(older, 410, "CONNECTOR_SUPERSEDED");
        await().untilAsserted(() -> assertRefused(seal(order(2)), 410, "DELEGATE_REMOVED"));
    }

    @Test
    void keepsTheFirstKeyOfADelegate() throws Exception {
        create("x");
        var thief = new FakeSealingDelegate();
        Events.publishState(delegate.registered());
        Events.publishState(
                new DelegateRegistered(delegate.id(), 9, "d", Scope.account("default"), List.of(), thief.publicKey()));
        Events.publishState(new ConnectorCreated(connectorId, 1, ConnectorFixtures.aConnector("ibm", 1, key)));

        var sealed = awaitSeal(order(1)).getFirst();

        assertThat(delegate.open(sealed)).isEqualTo("x");
    }

    @Test
    void sealsNothingOfAScopeThatTheConnectorMayNotUse() {
        create("x");
        var wide = ConnectorFixtures.aConnector("ibm", 1, key);
        Events.publishState(delegate.registered());
        Events.publishState(new ConnectorCreated(
                connectorId,
                1,
                new io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition(
                        new ResourceReference(Scope.account("default"), "ibm"), "ibm", 1, "hash", wide.connection())));

        await().untilAsserted(() -> assertRefused(seal(order(1)), 404, "SECRET_NOT_FOUND"));
    }

    @Test
    void sealsAStagedValueForTheWorkOfItsTrialAndForNothingElse() throws Exception {
        var secretId = UUID.fromString(create("live"));
        var tests = new FakeTestService(secretId, key);
        var other = new FakeSealingDelegate();
        var stranger = new FakeSealingDelegate();
        var bystander = UUID.randomUUID();
        Events.publishState(delegate.registered());
        Events.publishState(other.registered());
        Events.publishState(new DelegateRegistered(
                stranger.id(), 1, "d", Scope.org("default", "elsewhere"), List.of(), stranger.publicKey()));
        Events.publishState(new ConnectorCreated(connectorId, 1, ConnectorFixtures.aConnector("ibm", 1, key)));
        Events.publishState(new ConnectorCreated(
                bystander,
                1,
                ConnectorFixtures.aConnector("bystander", 1, new ResourceReference(key.scope(), "other"))));
        awaitSeal(order(1));
        awaitSeal(new SealRequest(UUID.randomUUID(), 1, other.id(), connectorId, 1, null, null));
        api.post(secrets, "{\"name\": \"other\", \"type\": \"SecretText\", \"value\": \"o\"}");
        awaitSeal(new SealRequest(UUID.randomUUID(), 1, delegate.id(), bystander, 1, null, null));
        api.post(secrets + "/key/versions", "{\"value\": \"staged\"}");
        api.post(secrets + "/key/versions/2/tests", "");
        var trial = tests.awaitRequestFor(connectorId, 2).trialId();
        var task = UUID.randomUUID();

        // What a captured delegate-service might try before the right one asks
        assertRefused(seal(new SealRequest(task, 1, delegate.id(), bystander, 1, trial, null)), 410, "TRIAL_OVER");
        assertRefused(
                seal(new SealRequest(task, 1, delegate.id(), connectorId, 1, UUID.randomUUID(), null)),
                410,
                "TRIAL_OVER");
        await().untilAsserted(() -> assertRefused(
                seal(new SealRequest(task, 1, stranger.id(), connectorId, 1, trial, null)),
                410,
                "DELEGATE_UNSUITABLE"));

        var sealed = awaitSeal(new SealRequest(task, 1, delegate.id(), connectorId, 1, trial, null))
                .getFirst();
        assertThat(delegate.open(sealed)).isEqualTo("staged");
        assertThat(sealed.context().secretVersion()).isEqualTo(2);
        assertThat(delegate.open(awaitSeal(order(1)).getFirst())).isEqualTo("live");

        // And after
        assertRefused(seal(new SealRequest(task, 1, other.id(), connectorId, 1, trial, null)), 410, "TRIAL_OVER");
        assertRefused(
                seal(new SealRequest(UUID.randomUUID(), 2, other.id(), connectorId, 1, trial, null)),
                410,
                "TRIAL_OVER");
        assertThat(seal(new SealRequest(task, 2, other.id(), connectorId, 1, trial, null))
                        .status())
                .isEqualTo(200);
        assertRefused(seal(new SealRequest(task, 1, delegate.id(), connectorId, 1, trial, null)), 410, "TRIAL_OVER");
        tests.answer(connectorId, 2, Diagnosis.OK);
        await().untilAsserted(() -> assertThat(
                        api.get(secrets + "/key/versions/2/tests/" + trial).at("/state"))
                .isEqualTo("PASSED"));
        assertRefused(seal(new SealRequest(task, 2, other.id(), connectorId, 1, trial, null)), 410, "TRIAL_OVER");
    }

    @Test
    void sealsForAProposedDefinitionAtItsOwnRegistryWhileThatIsTried() throws Exception {
        create("live");
        Events.publishState(delegate.registered());
        var now = ConnectorFixtures.aConnector("ibm", 1, key);
        Events.publishState(new ConnectorCreated(connectorId, 1, now));
        awaitSeal(order(1));
        var trial = new ProposedDefinition(UUID.randomUUID());
        var task = UUID.randomUUID();
        var proposed = new SealRequest(task, 1, delegate.id(), connectorId, 2, trial.trialId(), null);

        assertRefused(seal(proposed), 503, "NOT_YET");
        var testId = UUID.randomUUID();
        Events.publish(new TestRequested(
                testId,
                1,
                connectorId,
                now.reference(),
                2,
                "hash",
                TestTrigger.CHANGE_PROPOSED,
                ConnectorFixtures.at("https://de.icr.io", key),
                Instant.now().plusSeconds(60),
                trial));

        var sealed = awaitSeal(proposed).getFirst();
        assertThat(delegate.open(sealed)).isEqualTo("live");
        assertThat(sealed.context().origin()).hasToString("https://de.icr.io");
        assertThat(awaitSeal(order(1)).getFirst().context().origin()).hasToString("https://us.icr.io");
        Events.publish(new TestCompleted(
                testId,
                2,
                connectorId,
                2,
                "hash",
                FinalTestState.COMPLETED,
                DiagnosedOutcome.of(Diagnosis.IBM_KEY_INVALID, "us.icr.io said so"),
                List.of(),
                null,
                Instant.now(),
                trial));
        await().untilAsserted(() -> assertRefused(seal(proposed), 503, "NOT_YET"));
    }

    @Test
    void saysWhenASecretHasNoValueYet() {
        api.post(secrets, "{\"name\": \"key\", \"type\": \"SecretText\"}");
        Events.publishState(delegate.registered());
        Events.publishState(new ConnectorCreated(connectorId, 1, ConnectorFixtures.aConnector("ibm", 1, key)));

        await().untilAsserted(() -> assertRefused(seal(order(1)), 404, "SECRET_HAS_NO_VALUE"));
    }

    private void assertNowhere(CapturedOutput output) {
        var places = new StringBuilder(output.getAll());
        for (var topic : List.of(TopicNames.SECRET_EVENTS, TopicNames.SECRET_STATE)) {
            places.append(Events.text(topic));
        }
        for (var table : jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(places::append);
        }
        assertThat(places.toString())
                .contains("fairlead.secret.created.v1")
                .doesNotContain(CANARY)
                .doesNotContain(CANARY.substring(10))
                .doesNotContain(URLEncoder.encode(CANARY, UTF_8))
                .doesNotContain(Base64.getEncoder().encodeToString(CANARY.getBytes(UTF_8)))
                .doesNotContain(HexFormat.of().formatHex(CANARY.getBytes(UTF_8)));
    }

    private String create(String value) {
        return api.post(secrets, "{\"name\": \"key\", \"type\": \"SecretText\", \"value\": \"%s\"}".formatted(value))
                .at("/id");
    }

    private SealRequest order(long connectorVersion) {
        return new SealRequest(
                UUID.randomUUID(), 1, delegate.id(), connectorId, connectorVersion, null, "person:alice");
    }

    private ApiClient.ApiResponse seal(SealRequest order) {
        return api.post("/internal/v1/seals", JsonMapper.shared().writeValueAsString(order));
    }

    private List<SealedSecret> awaitSeal(SealRequest order) {
        await().untilAsserted(() -> assertThat(seal(order).status()).isEqualTo(200));
        return JsonMapper.shared()
                .readValue(seal(order).body(), SealedSecrets.class)
                .secrets();
    }

    private static void assertRefused(ApiClient.ApiResponse answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/code")).isEqualTo(code);
    }
}
