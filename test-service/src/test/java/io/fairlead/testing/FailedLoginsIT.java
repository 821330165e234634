package io.fairlead.testing;

import static io.fairlead.testing.run.RunFixtures.EDGE;
import static io.fairlead.testing.run.RunFixtures.SHOP;
import static io.fairlead.testing.run.RunFixtures.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunCause;
import io.fairlead.testing.run.RunLifecycle;
import io.fairlead.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Counts the tests that reach a delegate and would log in: one per wrong password, whatever asks. */
class FailedLoginsIT extends TestServiceTest {

    @Autowired
    private RunLifecycle lifecycle;

    private final String name = "F" + UUID.randomUUID().toString().replace("-", "");
    private final ResourceReference password = new ResourceReference(SHOP, "password_" + name);
    private final ResourceReference user = new ResourceReference(SHOP, "user_" + name);
    private final UUID passwordId = UUID.randomUUID();
    private final UUID userId = UUID.randomUUID();

    @BeforeEach
    void empty() {
        connectorService.reset();
        secretService.has(new SecretVersionReference(password, passwordId, 1), "wrong");
        secretService.has(new SecretVersionReference(user, userId, 1), "deploy");
    }

    @AfterEach
    void recover() {
        secretService.unavailable(false);
    }

    @Test
    void spendsOneLoginOnAWrongValueOfSixConnectors() {
        var connectors = sixConnectorsThatWork();
        secretService.has(new SecretVersionReference(password, passwordId, 2), "worse");

        Events.publish(new SecretRotated(passwordId, 2, password, 2));

        var logins = logins(1);
        refuse(logins.getFirst());
        connectors.forEach(connector -> awaitCode(connector, "BAD_CREDENTIALS_BASIC"));
        assertThat(logins(1)).hasSize(1);
        assertThat(connectors.stream()
                        .map(this::newest)
                        .map(run -> run.at("/notes/0/code").asString())
                        .toList())
                .filteredOn("LOGIN_NOT_REPEATED"::equals)
                .hasSize(5);
    }

    @Test
    void letsAllOthersGoOnceTheFirstWasAccepted() {
        sixConnectorsThatWork();
    }

    @Test
    void answersFiveClicksWithWhatIsKnownAndLogsInAgainWhenForced() {
        var connector = created(0, "deploy", null);
        refuse(logins(1).getFirst());
        awaitCode(connector, "BAD_CREDENTIALS_BASIC");

        for (var click = 0; click < 5; click++) {
            var run = startTest(connector).location();
            await().until(() -> read(run).at("/state").asString().equals("COMPLETED"));
            assertThat(read(run).at("/code").asString()).isEqualTo("BAD_CREDENTIALS_BASIC");
            assertThat(read(run).at("/notes/0/summary").asString()).contains("?force=true");
            assertThat(read(run).at("/secretVersion").asLong()).isEqualTo(1);
        }
        assertThat(logins(1)).hasSize(1);

        var forced = api.post(path(connector) + "/tests?force=true");
        assertThat(forced.status()).isEqualTo(202);
        accept(logins(2).get(1));
        awaitCode(connector, "OK");
        startTest(connector);
        logins(3);
    }

    @Test
    void testsNothingByScheduleForADayOnceTheLoginWasRefused() {
        var connector = created(0, "deploy", null);
        var first = logins(1).getFirst();
        refuse(first);
        awaitCode(connector, "BAD_CREDENTIALS_BASIC");

        var subject = ConnectorUnderTest.of(first.connectorId(), definition(0, "deploy", null, 1));
        for (var due = 0; due < Duration.ofDays(1).dividedBy(Duration.ofMinutes(5)); due++) {
            lifecycle.request(subject, RunCause.scheduled(), first.connection());
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(path(connector) + "/tests?state=REQUESTED&limit=1")
                        .at("/items")
                        .isEmpty());
        assertThat(logins(1)).hasSize(1);
    }

    @Test
    void spendsOneLoginInATrialThatHasTheUserInASecretToo() {
        var named = created(0, "deploy", null);
        var referring = created(1, null, user);
        accept(logins(1).getFirst());
        accept(logins(2).get(1));
        awaitCode(named, "OK");
        awaitCode(referring, "OK");

        var ids = logins(2).stream().map(TestRequested::connectorId).toList();
        Events.publish(new SecretTrialRequested(
                passwordId,
                2,
                password,
                2,
                UUID.randomUUID(),
                ids,
                Instant.now().plusSeconds(60)));

        refuse(logins(3).get(2), new SecretVersionReference(password, passwordId, 2));
        awaitCode(named, "BAD_CREDENTIALS_BASIC");
        awaitCode(referring, "BAD_CREDENTIALS_BASIC");
        assertThat(logins(3)).hasSize(3);
    }

    @Test
    void letsTheNextGoWhenTheFirstCrashed() {
        created(0, "deploy", null);
        var second = created(1, "deploy", null);
        var first = logins(1).getFirst();

        storedRuns.passDeadlineOf(first.testId());

        accept(logins(2).get(1));
        awaitCode(second, "OK");
    }

    @Test
    void logsInOnceMoreWhenTheConnectorWasChanged() {
        var connector = created(0, "deploy", null);
        var first = logins(1).getFirst();
        refuse(first);
        awaitCode(connector, "BAD_CREDENTIALS_BASIC");

        Events.publish(new ConnectorUpdated(first.connectorId(), 2, definition(0, "deploy", null, 2)));

        accept(logins(2).get(1));
        awaitCode(connector, "OK");
    }

    @Test
    void showsARefusedLoginAndForgetsItWhenAsked() {
        var connector = created(0, "deploy", null);
        assertThat(api.get(path(connector) + "/tests/rejection").status()).isEqualTo(404);
        refuse(logins(1).getFirst());
        awaitCode(connector, "BAD_CREDENTIALS_BASIC");

        var shown = read(path(connector) + "/tests/rejection");
        assertThat(shown.at("/code").asString()).isEqualTo("BAD_CREDENTIALS_BASIC");
        assertThat(Instant.parse(shown.at("/rejectedAt").asString()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(api.delete(path(connector) + "/tests/rejection").status()).isEqualTo(204);
        assertThat(api.delete(path(connector) + "/tests/rejection").status()).isEqualTo(404);

        startTest(connector);
        logins(2);
    }

    @Test
    void endsATestWhoseLoginSecretServiceDoesNotTell() {
        secretService.unavailable(true);

        var connector = created(0, "deploy", null);

        awaitCode(connector, "SECRET_UNAVAILABLE");
        secretService.unavailable(false);
        accept(logins(1).getFirst());
        awaitCode(connector, "OK");
    }

    @Test
    void servesSoonerWhatSomebodyCameToWaitFor() {
        created(0, "deploy", null);
        var second = created(1, "deploy", null);
        var first = logins(1).getFirst();

        var joined = startTest(second).json();

        assertThat(joined.at("/joined").asBoolean()).isTrue();
        accept(first);
        var begun = logins(2).get(1);
        assertThat(begun.awaited()).isTrue();
    }

    private List<String> sixConnectorsThatWork() {
        var connectors = IntStream.range(0, 6)
                .mapToObj(number -> created(number, "deploy", null))
                .toList();
        accept(logins(1).getFirst());
        for (var begun : logins(6)) {
            accept(begun);
        }
        connectors.forEach(connector -> awaitCode(connector, "OK"));
        await().during(Duration.ofMillis(2100)).until(() -> true);
        earlier = 6;
        return connectors;
    }

    private int earlier;

    /** Those that a delegate was asked for so far, in their order, once there are so many, and not one more. */
    private List<TestRequested> logins(int count) {
        var asked = new ArrayList<TestRequested>();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    asked.clear();
                    asked.addAll(Events.all(
                            TestRequested.class,
                            event -> event.connector().identifier().startsWith(name)));
                    return asked.size() >= earlier + count;
                });
        await().during(Duration.ofMillis(700))
                .pollInterval(Duration.ofMillis(350))
                .untilAsserted(() -> assertThat(Events.all(
                                TestRequested.class,
                                event -> event.connector().identifier().startsWith(name)))
                        .hasSize(earlier + count));
        return asked.subList(earlier, asked.size());
    }

    private String created(int number, @Nullable String username, @Nullable ResourceReference usernameRef) {
        var connector = UUID.randomUUID();
        var definition = definition(number, username, usernameRef, 1);
        connectorService.knows(connector, definition);
        Events.publish(new ConnectorCreated(connector, 1, definition));
        var identifier = definition.reference().identifier();
        await().until(() -> !runsOf(identifier).isEmpty());
        return identifier;
    }

    private PublishedDefinition definition(
            int number, @Nullable String username, @Nullable ResourceReference usernameRef, int version) {
        var connection = new RegistryConnection(
                "https://" + name.toLowerCase(Locale.ROOT) + ".example.com",
                ProviderType.Other,
                new UsernamePassword(username, usernameRef, password),
                List.of(),
                null,
                List.of(),
                "");
        return new PublishedDefinition(
                new ResourceReference(SHOP, name + "_" + number), "Shop", version, "hash" + version, connection);
    }

    private void refuse(TestRequested login) {
        refuse(login, new SecretVersionReference(password, passwordId, earlier == 0 ? 1 : 2));
    }

    private void refuse(TestRequested login, SecretVersionReference used) {
        Events.publish(result(
                login,
                DiagnosedOutcome.of(
                        ConnectionVerdict.REJECTED,
                        Diagnosis.BAD_CREDENTIALS_BASIC,
                        "The registry answered 401.",
                        List.of()),
                used));
    }

    private void accept(TestRequested login) {
        Events.publish(result(
                login,
                DiagnosedOutcome.of(ConnectionVerdict.VERIFIED, Diagnosis.OK, "It was accepted.", List.of()),
                new SecretVersionReference(password, passwordId, 1)));
    }

    private TestTaskCompleted result(TestRequested login, DiagnosedOutcome outcome, SecretVersionReference used) {
        var secrets = ((UsernamePassword) login.connection().auth()).usernameRef() == null
                ? List.of(used)
                : List.of(used, new SecretVersionReference(user, userId, 1));
        return new TestTaskCompleted(
                UUID.randomUUID(), 9, login.testId(), 1, outcome, steps(), secrets, EDGE, Instant.now());
    }

    private void awaitCode(String connector, String code) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(newest(connector).at("/code").asString())
                        .as("%s", newest(connector))
                        .isEqualTo(code));
    }

    private JsonNode newest(String connector) {
        return runsOf(connector).getFirst();
    }

    private static String path(String connector) {
        return "/api/v1/orgs/acme/projects/shop/connectors/" + connector;
    }
}
