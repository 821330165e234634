package io.fairlead.testing;

import static io.fairlead.testing.run.RunFixtures.SHOP;
import static io.fairlead.testing.run.RunFixtures.aDefinition;
import static io.fairlead.testing.run.RunFixtures.aResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.testkit.ApiResponse;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.access.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class DraftIT extends TestServiceTest {

    private static final String JSON = "application/json";

    private final JdbcClient jdbc;
    private final String identifier = "D" + UUID.randomUUID().toString().replace("-", "");

    DraftIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void acceptDrafts() {
        connectorService.reset();
        connectorService.accepts(aDefinition(identifier, 1, "one"));
    }

    @Test
    void testsADraftAsItTestsAConnector() {
        var answer = post("editor:acme/shop", JSON, "{\"name\": \"IBM CR\"}");

        assertThat(answer.status()).isEqualTo(202);
        var address = answer.location();
        assertThat(address).startsWith(TESTS + "/");
        var id = idIn(address);
        awaitBegin(address);
        Events.publish(aResult(id, 1));
        await().until(() -> state(address).equals("COMPLETED"));
        var run = read(address);
        assertThat(run.at("/trigger").asString()).isEqualTo("DRAFT");
        assertThat(run.at("/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(run.at("/delegate/name").asString()).isEqualTo("edge-1");
        assertThat(run.at("/connector/identifier").asString()).isEqualTo(identifier);
        await().untilAsserted(() -> assertThat(eventsOf(id))
                .startsWith("1 fairlead.test.requested.v1")
                .endsWith("6 fairlead.test.completed.v1"));
    }

    @Test
    void keepsNothingOfADraftButItsTest() {
        var connectors = connectors();

        var address = address(post("editor", JSON, "{}"));

        assertThat(connectors()).isEqualTo(connectors);
        assertThat(runsOfTheScope()).contains(idIn(address).toString());
        assertThat(runsOf(identifier)).as("the connector's own history").isEmpty();
        assertThat(startTest(identifier).status()).isEqualTo(404);
    }

    @Test
    void tellsConnectorServiceWhatWasWrittenAndWhatItsAuthorMayDo() {
        post("editor:acme/shop", "application/yaml", "connector: {name: Größe}");

        var asked = connectorService.lastDraftRequest();
        assertThat(asked.at("/scope").asString()).isEqualTo(SHOP.toText());
        assertThat(asked.at("/grants/0").asString()).isEqualTo("editor:acme/shop");
        assertThat(asked.at("/contentType").asString()).isEqualTo("application/yaml");
        assertThat(asked.at("/document").asString()).isEqualTo("connector: {name: Größe}");
    }

    @Test
    void passesOnWhatIsWrongWithADraft() {
        connectorService.reset();

        var answer = post("editor", JSON, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"INVALID_REQUEST\"",
                        "\"pointer\":\"/spec/auth/spec/passwordRef\"",
                        "\"code\":\"SECRET_NOT_SHARED\"",
                        "\"detail\":\"It is not shared.\"");
    }

    @Test
    void testsNothingThatCannotBeChecked() {
        connectorService.becomesUnavailable();

        var answer = post("editor", JSON, "{}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.body()).contains("nothing was tested");
    }

    @Test
    void endsWithoutARetryWhenThereIsNoDelegate() {
        var address = address(post("editor", JSON, "{}"));

        Events.publish(aResult(idIn(address), 1, DiagnosedOutcome.of(Diagnosis.DELEGATE_NONE, "nobody is there")));

        await().until(() -> state(address).equals("COMPLETED"));
        assertThat(read(address).at("/code").asString()).isEqualTo("DELEGATE_NONE");
        assertThat(read(address).has("retryAt")).isFalse();
    }

    @Test
    void streamsAndCancelsTheTestOfADraft() throws Exception {
        var address = address(post("editor", JSON, "{}"));
        awaitBegin(address);

        var stream = api.follow(address + "/events", null);

        assertThat(api.delete(address).body()).contains("\"CANCELLED\"");
        assertThat(stream.get().body()).contains("event:TestRequested", "event:TestCompleted");
    }

    @Test
    void letsACallerTestFewDraftsAtATime() {
        var issuer = TestIssuer.shared();
        var greedy = api.withToken(issuer.sign(
                issuer.claims().subject("greedy").claim("account", "default").claim("grants", List.of("editor"))));

        assertThat(IntStream.range(0, 42).map(_ -> greedy.post(TESTS, "{}").status()))
                .startsWith(202, 202, 202)
                .endsWith(429);
    }

    @Test
    void refusesWhoMayOnlyLook() {
        assertThat(post("viewer", JSON, "{}").status()).isEqualTo(403);
        assertThat(post("editor:acme/elsewhere", JSON, "{}").status()).isEqualTo(404);
    }

    private ApiResponse post(String grant, String contentType, String document) {
        return api.send(api.withGrants(grant)
                .request(TESTS)
                .setHeader("Content-Type", contentType)
                .POST(BodyPublishers.ofString(document)));
    }

    private static String address(ApiResponse answer) {
        return answer.location();
    }

    private String state(String address) {
        return read(address).at("/state").asString();
    }

    private List<String> runsOfTheScope() {
        return StreamSupport.stream(read(TESTS).at("/items").spliterator(), false)
                .map((JsonNode run) -> run.at("/id").asString())
                .toList();
    }

    private long connectors() {
        return jdbc.sql("select count(*) from connector").query(Long.class).single();
    }
}
