package io.fairlead.secret.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealRequest;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TestEvent.TestTrigger;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.secret.ApiClient;
import io.fairlead.secret.Events;
import io.fairlead.secret.SecretServiceTest;
import io.fairlead.secret.reference.ConnectorFixtures;
import io.fairlead.secret.trial.FakeTestService;
import io.fairlead.testkit.access.TestIssuer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays an attacker who holds delegate-service's own token and may request whatever can be named. What a delegate does with
 * seals that were swapped on their way stands in delegate-agent's test of the same name.
 */
@SecretServiceTest
class CapturedDelegateServiceIT {

    private static final String VALUE = "captured-" + UUID.randomUUID();
    private static final String STAGED = "staged-" + UUID.randomUUID();

    private final int port;
    private final ApiClient people;
    private final String org = "o" + UUID.randomUUID();
    private final String secrets = "/api/v1/orgs/" + org + "/secrets";
    private final ResourceReference key = new ResourceReference(Scope.org("default", org), "key");
    private final UUID connector = UUID.randomUUID();
    private final FakeSealingDelegate delegate = new FakeSealingDelegate();
    private final UUID task = UUID.randomUUID();
    private final SealRequest honest = new SealRequest(task, 1, delegate.id(), connector, 1, null, "person:alice");
    private UUID secret;

    CapturedDelegateServiceIT(@LocalServerPort int port) {
        this.port = port;
        this.people = new ApiClient(port);
    }

    @BeforeEach
    void aConnectorWhoseSecretIsSealedToItsDelegate() {
        secret = UUID.fromString(create("key", VALUE));
        Events.publishState(new ConnectorCreated(connector, 1, inEurope("ibm", key)));
        Events.publishState(new DelegateRegistered(
                delegate.id(), 1, "d", Scope.account("default"), List.of("eu"), delegate.publicKey()));
        assertThat(sealed(honest)).hasSize(1);
    }

    @Test
    void givesOnlyWhatTheDelegateOpensAndOnlyForTheConnectorsOwnRegistry() throws Exception {
        var seal = sealed(honest).getFirst();

        assertThat(delegate.open(seal)).isEqualTo(VALUE);
        assertThatThrownBy(() -> new FakeSealingDelegate().open(seal)).isInstanceOf(GeneralSecurityException.class);
        assertThat(seal.context().origin()).hasToString("https://us.icr.io");
        assertThat(seal.context().taskId()).isEqualTo(task);
    }

    @Test
    void takesNoRegistryKeyOrVersionFromTheOrder() {
        for (var field : List.of("origin", "registry", "sealingKey", "secretVersion", "secret")) {
            var order = json(honest).put(field, "https://registry.thief.example");

            assertRefused(send(order.toString()), 400, "INVALID_REQUEST");
        }
    }

    @Test
    void sealsToNoDelegateThatMayNotWorkForTheConnector() {
        var elsewhere = enrolled(Scope.org("default", "elsewhere"), "eu");
        var abroad = enrolled(Scope.account("stranger"), "eu");
        var narrower = enrolled(Scope.project("default", org, "p"), "eu");
        var untagged = enrolled(Scope.account("default"), "us");
        var removed = enrolled(Scope.account("default"), "eu");
        Events.publishState(new DelegateRemoved(removed, 2));

        for (var unsuitable : List.of(elsewhere, abroad, narrower, untagged)) {
            assertRefused(send(to(unsuitable)), 410, "DELEGATE_UNSUITABLE");
        }
        assertRefused(send(to(removed)), 410, "DELEGATE_REMOVED");
        assertRefused(send(to(UUID.randomUUID())), 503, "NOT_YET");
    }

    @Test
    void keepsToTheFirstKeyOfADelegate() throws Exception {
        var thief = new FakeSealingDelegate();
        Events.publishState(new DelegateRegistered(
                delegate.id(), 9, "d", Scope.account("default"), List.of("eu"), thief.publicKey()));
        // What is said of this one later tells that the other was heard.
        enrolled(Scope.account("default"), "eu");

        var seal = sealed(honest).getFirst();

        assertThat(delegate.open(seal)).isEqualTo(VALUE);
        assertThatThrownBy(() -> thief.open(seal)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void sealsAStagedVersionForNoOtherAndNoFinishedWork() {
        var tests = new FakeTestService(secret, key);
        people.post(secrets + "/key/versions", "{\"value\": \"%s\"}".formatted(STAGED));
        people.post(secrets + "/key/versions/2/tests", "");
        var trial = tests.awaitRequestFor(connector, 2).trialId();
        var other = enrolled(Scope.account("default"), "eu");
        var bystander = UUID.randomUUID();
        create("other", "of no interest");
        Events.publishState(
                new ConnectorCreated(bystander, 1, inEurope("bystander", new ResourceReference(key.scope(), "other"))));
        sealed(new SealRequest(task, 1, delegate.id(), bystander, 1, null, null));

        assertRefused(send(new SealRequest(task, 1, delegate.id(), bystander, 1, trial, null)), 410, "TRIAL_OVER");
        assertRefused(
                send(new SealRequest(task, 1, delegate.id(), connector, 1, UUID.randomUUID(), null)),
                410,
                "TRIAL_OVER");
        var right = new SealRequest(task, 1, delegate.id(), connector, 1, trial, null);
        assertThat(sealed(right).getFirst().context().secretVersion()).isEqualTo(2);
        assertRefused(
                send(new SealRequest(UUID.randomUUID(), 1, delegate.id(), connector, 1, trial, null)),
                410,
                "TRIAL_OVER");
        assertRefused(send(new SealRequest(task, 1, other, connector, 1, trial, null)), 410, "TRIAL_OVER");

        tests.answer(connector, 2, Diagnosis.OK);
        await().untilAsserted(() -> assertThat(
                        people.get(secrets + "/key/versions/2/tests/" + trial).at("/state"))
                .isEqualTo("PASSED"));
        assertRefused(send(right), 410, "TRIAL_OVER");
    }

    @Test
    void sealsForNoDefinitionButTheOneThatIsLive() {
        Events.publishState(new ConnectorUpdated(connector, 2, ConnectorFixtures.aConnector("ibm", 2, key)));
        sealed(new SealRequest(task, 1, delegate.id(), connector, 2, null, null));

        assertRefused(send(honest), 410, "CONNECTOR_SUPERSEDED");
        assertRefused(send(new SealRequest(task, 1, delegate.id(), connector, 3, null, null)), 503, "NOT_YET");
    }

    @Test
    void sealsForNoDraftThatNoEventToldOfOrThatIsOver() {
        var draft = UUID.randomUUID();
        var trial = new ProposedDefinition(UUID.randomUUID());
        var order = new SealRequest(task, 1, delegate.id(), draft, 1, trial.trialId(), null);

        assertRefused(send(order), 503, "NOT_YET");

        var definition = inEurope("draft", key);
        Events.publish(new TestRequested(
                task,
                1,
                draft,
                definition.reference(),
                1,
                "hash",
                TestTrigger.CHANGE_PROPOSED,
                definition.connection(),
                Instant.now().plusSeconds(60),
                trial));
        sealed(order);
        assertRefused(send(new SealRequest(task, 1, delegate.id(), draft, 1, UUID.randomUUID(), null)), 503, "NOT_YET");
        Events.publish(new TestCompleted(
                task,
                2,
                draft,
                1,
                "hash",
                FinalTestState.COMPLETED,
                DiagnosedOutcome.of(Diagnosis.OK, "us.icr.io said so"),
                List.of(),
                null,
                Instant.now(),
                trial));
        await().untilAsserted(() -> assertThat(send(order).status()).isEqualTo(503));
        assertRefused(send(order), 503, "NOT_YET");
    }

    @Test
    void sealsNoSecretOfAnotherAccount() {
        var account = "a" + UUID.randomUUID();
        var created = people.send(as(TestIssuer.shared().personToken(account, "admin"), "/api/v1/secrets")
                .POST(BodyPublishers.ofString(newSecret("theirs", VALUE))));
        var greedy = UUID.randomUUID();
        Events.publishState(new ConnectorCreated(
                greedy,
                1,
                new PublishedDefinition(
                        new ResourceReference(key.scope(), "greedy"),
                        "greedy",
                        1,
                        "hash",
                        inEurope("greedy", new ResourceReference(Scope.account(account), "theirs"))
                                .connection())));
        var order = new SealRequest(task, 1, delegate.id(), greedy, 1, null, null);

        assertThat(created.status()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(send(order).status()).isNotEqualTo(503));
        assertRefused(send(order), 404, "SECRET_NOT_FOUND");
    }

    @Test
    void hasNoUseForTheTokenElsewhere() {
        assertThat(people.send(as(token(), secrets + "/key").GET()).status()).isEqualTo(403);
        assertThat(people.send(as(token(), secrets + "/key/comparison")
                                .POST(BodyPublishers.ofString("{\"value\": \"guess\"}")))
                        .status())
                .isEqualTo(403);
    }

    /** With the code, without a word of the value, and with exactly one entry in the audit that says who wanted what. */
    private void assertRefused(ApiClient.ApiResponse answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("ciphertext", VALUE, STAGED);
        var entries = people.get("/api/v1/audit?action=secret.sealed&correlationId=" + answer.at("/traceId"))
                .json()
                .at("/items");
        assertThat(entries).hasSize(1);
        var entry = entries.get(0);
        assertThat(entry.at("/actor/subject").asString()).isEqualTo("delegate-service");
        assertThat(entry.at("/code").asString()).isEqualTo(code);
        assertThat(entry.at("/result").asString()).isEqualTo(status < 500 ? "REFUSED" : "FAILED");
        if (status != 400) {
            assertThat(entry.at("/details/task").asString()).isNotEmpty();
            assertThat(entry.at("/details/delegate").asString()).isNotEmpty();
            assertThat(entry.at("/details/connector").asString()).isNotEmpty();
        }
    }

    private UUID enrolled(Scope scope, String tag) {
        var known = new FakeSealingDelegate();
        Events.publishState(new DelegateRegistered(known.id(), 1, "d", scope, List.of(tag), known.publicKey()));
        await().untilAsserted(() -> assertThat(send(to(known.id())).status()).isNotEqualTo(503));
        return known.id();
    }

    private SealRequest to(UUID delegateId) {
        return new SealRequest(task, 1, delegateId, connector, 1, null, "person:alice");
    }

    private List<SealedSecret> sealed(SealRequest order) {
        await().untilAsserted(() -> {
            var answer = send(order);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        });
        return JsonMapper.shared()
                .readValue(send(order).body(), SealedSecrets.class)
                .secrets();
    }

    private ApiClient.ApiResponse send(SealRequest order) {
        return send(json(order).toString());
    }

    private ApiClient.ApiResponse send(String order) {
        return people.send(as(token(), "/internal/v1/seals").POST(BodyPublishers.ofString(order)));
    }

    private HttpRequest.Builder as(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static String token() {
        var issuer = TestIssuer.shared();
        return issuer.sign(issuer.claims()
                .subject("delegate-service")
                .audience("secret-service")
                .claim("scope", List.of("secrets.seal")));
    }

    private String create(String name, String value) {
        return people.post(secrets, newSecret(name, value)).at("/id");
    }

    private static String newSecret(String name, String value) {
        return "{\"name\": \"%s\", \"type\": \"SecretText\", \"value\": \"%s\"}".formatted(name, value);
    }

    private static PublishedDefinition inEurope(String identifier, ResourceReference password) {
        return new PublishedDefinition(
                new ResourceReference(password.scope(), identifier),
                identifier,
                1,
                "hash",
                new RegistryConnection(
                        "https://us.icr.io",
                        ProviderType.Other,
                        new UsernamePassword("iamapikey", null, password),
                        List.of("eu"),
                        null,
                        List.of(),
                        ""));
    }

    private static ObjectNode json(SealRequest order) {
        return JsonMapper.shared().valueToTree(order);
    }
}
