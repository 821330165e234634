package io.fairlead.secret.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.secret.ApiClient;
import io.fairlead.secret.ApiClient.ApiResponse;
import io.fairlead.secret.Events;
import io.fairlead.secret.SecretServiceTest;
import io.fairlead.secret.reference.ConnectorFixtures;
import io.fairlead.secret.trial.FakeTestService;
import io.fairlead.testkit.access.TestIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From one value to the next, with test-service played by the test. */
@SecretServiceTest
class RotationIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ApiClient api;
    private final JdbcClient jdbc;
    private final String org = "o" + UUID.randomUUID();
    private final String secret = "/api/v1/orgs/" + org + "/secrets/key";
    private final ResourceReference key = new ResourceReference(Scope.org("default", org), "key");

    @SuppressWarnings("NullAway.Init")
    private UUID secretId;

    @SuppressWarnings("NullAway.Init")
    private FakeTestService tests;

    RotationIT(@LocalServerPort int port, JdbcClient jdbc) {
        this.api = new ApiClient(port);
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aSecret() {
        var created = api.post("/api/v1/orgs/" + org + "/secrets", """
                {"name": "key", "type": "SecretText", "value": "one"}""");
        secretId = UUID.fromString(created.at("/id"));
        tests = new FakeTestService(secretId, key);
    }

    @Test
    void stagesOneValueBesideTheLiveOneAndNumbersThemForGood() {
        var second = stage("two");
        var third = stage("three");
        api.delete(secret + "/versions/3", "*");
        var fourth = stage("four");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Location")).endsWith(secret + "/versions/2");
        assertThat(third.at("/state")).isEqualTo("STAGED");
        assertThat(fourth.at("/version")).isEqualTo("4");
        assertThat(states()).containsExactly("4 STAGED", "3 DISCARDED", "2 DISCARDED", "1 LIVE");
        assertThat(api.get(secret).at("/version")).isEqualTo("1");
        assertThat(api.get(secret).header("ETag")).isEqualTo("\"1\"");
        assertThat(values()).containsExactly(1L, 4L);
    }

    @Test
    void listsVersionsPartByPart() {
        stage("two");

        var first = api.get(secret + "/versions?pageSize=1");
        var rest = api.get(secret + "/versions?pageSize=1&pageToken=" + first.at("/nextPageToken"));

        assertThat(first.at("/items/0/version")).isEqualTo("2");
        assertThat(rest.at("/items/0/version")).isEqualTo("1");
        assertThat(rest.json().has("nextPageToken")).isFalse();
        assertThat(api.get(secret + "/versions/2").at("/state")).isEqualTo("STAGED");
        assertThat(api.get(secret + "/versions/9").at("/code")).isEqualTo("VERSION_NOT_FOUND");
    }

    @Test
    void refusesWhatCannotBeDoneInThatState() {
        assertThat(api.post(secret + "/versions/1/promote", "").at("/code")).isEqualTo("VERSION_NOT_STAGED");
        assertThat(api.delete(secret + "/versions/1", "*").status()).isEqualTo(409);
        assertThat(api.post(secret + "/versions/1/tests", "").status()).isEqualTo(409);
        assertThat(api.post(secret + "/rollback", "").at("/code")).isEqualTo("NOTHING_TO_RESTORE");
        assertThat(api.post(secret + "/versions", "{\"vlaue\": \"s3cr3t\"}").at("/errors/0/pointer"))
                .isEqualTo("/value");
    }

    @Test
    void replacesAtOnceWhatNobodyRefersTo() {
        var replaced = replace("two", "");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.at("/version")).isEqualTo("2");
        assertThat(states()).containsExactly("2 LIVE", "1 FORMER");
    }

    @Test
    void goesLiveWhenEveryConnectorWorksWithTheNewValue() {
        var connectors = refer(3);

        var accepted = replace("two", "");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.at("/counts/total")).isEqualTo("3");
        assertThat(tests.awaitRequestFor(connectors.getFirst(), 2).connectors()).hasSize(1);
        tests.answer(connectors.getFirst(), 2, Diagnosis.OK);
        tests.answer(connectors.get(1), 2, Diagnosis.OK);
        assertThat(api.get(secret).at("/version")).isEqualTo("1");
        tests.answer(connectors.get(2), 2, Diagnosis.OK);

        var table = awaitEnd(accepted);
        assertThat(table.at("/state").asString()).isEqualTo("PASSED");
        assertThat(table.at("/connectors/0/delegate/name").asString()).isEqualTo("eu-1");
        assertThat(states()).containsExactly("2 LIVE", "1 FORMER");
        assertThat(api.get(secret).header("ETag")).isEqualTo("\"2\"");
        assertThat(promotion().at("/actor/kind").asString()).isEqualTo("FAIRLEAD");
        assertThat(promotion().at("/onBehalfOf").asString()).isEqualTo("person:somebody");
        assertThat(promotion().at("/details").has("forced")).isFalse();
        await().untilAsserted(() -> assertThat(publishedTypes()).endsWith("rotated"));
        assertThat(sequences())
                .isEqualTo(LongStream.rangeClosed(1, sequences().size()).boxed().toList());
    }

    @Test
    void costsOneFailedLoginAndLeavesTheLiveValueWhenTheNewOneIsWrong() throws Exception {
        var connectors = refer(4);

        var waiting = CompletableFuture.supplyAsync(() -> replace("wrong", "wait=30"));
        tests.answer(connectors.getFirst(), 2, Diagnosis.IBM_KEY_INVALID);

        var refused = waiting.get();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("TRIAL_FAILED");
        assertThat(refused.at("/detail")).contains("?force=true");
        assertThat(refused.json().at("/failures").findValuesAsString("code"))
                .containsExactly("IBM_KEY_INVALID", "NOT_TRIED", "NOT_TRIED", "NOT_TRIED");
        assertThat(refused.at("/failures/0/remedy")).contains("API key");
        assertThat(tests.requests()).hasSize(1);
        assertThat(states()).containsExactly("2 STAGED", "1 LIVE");
        assertThat(publishedTypes()).doesNotContain("rotated");
        assertThat(api.get(refused.at("/trial")).at("/counts/failed")).isEqualTo("4");

        assertThat(api.post(secret + "/versions/2/promote", "").at("/code")).isEqualTo("TRIAL_FAILED");
        assertThat(api.post(secret + "/versions/2/promote?force=true", "").at("/version"))
                .isEqualTo("2");
        assertThat(promotion().at("/actor/subject").asString()).isEqualTo("somebody");
        assertThat(promotion().at("/details/forced").asString()).isEqualTo("true");
    }

    @Test
    void keepsTheETagUntilAValueGoesLiveSoThatARefusedRequestCanBeRepeated() throws Exception {
        var connector = refer(1).getFirst();
        var etag = String.valueOf(api.get(secret).header("ETag"));

        var waiting = CompletableFuture.supplyAsync(() -> api.send(api.request(secret)
                .header("If-Match", etag)
                .header("Prefer", "wait=30")
                .PUT(BodyPublishers.ofString(body("wrong")))));
        tests.answer(connector, 2, Diagnosis.IBM_KEY_INVALID);
        assertThat(waiting.get().at("/code")).isEqualTo("TRIAL_FAILED");

        assertThat(api.get(secret).header("ETag")).isEqualTo(etag);
        assertThat(api.put(secret, etag, body("right")).status()).isEqualTo(202);
        tests.answer(connector, 3, Diagnosis.OK);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get(secret).header("ETag")).isEqualTo("\"2\""));
    }

    @Test
    void promotesOnlyWhatWasTriedWithEveryConnector() {
        var first = refer(1).getFirst();
        stage("two");

        assertThat(api.post(secret + "/versions/2/promote", "").at("/code")).isEqualTo("NOT_TRIED");
        var trial = api.post(secret + "/versions/2/tests", "");
        assertThat(api.post(secret + "/versions/2/tests", "").header("Location"))
                .isEqualTo(trial.header("Location"));
        assertThat(api.post(secret + "/versions/2/promote", "").at("/code")).isEqualTo("TRIAL_RUNNING");
        tests.answer(first, 2, Diagnosis.OK);
        awaitEnd(trial);
        assertThat(states()).first().isEqualTo("2 STAGED");
        refer(1);
        var late = api.post(secret + "/versions/2/promote", "");

        assertThat(late.at("/code")).isEqualTo("TRIAL_INCOMPLETE");
        assertThat(late.json().at("/failures")).hasSize(1);
    }

    @Test
    void takesConnectorsInThatJoinWhileTheTrialRuns() {
        var first = refer(1).getFirst();
        var accepted = replace("two", "");
        var joined = refer(1).getFirst();

        tests.answer(first, 2, Diagnosis.OK);
        tests.answer(joined, 2, Diagnosis.OK);

        assertThat(awaitEnd(accepted).at("/counts/passed").asInt()).isEqualTo(2);
        assertThat(states()).first().isEqualTo("2 LIVE");
    }

    @Test
    void believesNoResultThatRestsOnAnotherVersion() {
        var connector = refer(1).getFirst();
        var accepted = replace("two", "");

        var asked = tests.awaitRequestFor(connector, 2);
        tests.answer(asked, connector, Diagnosis.OK, List.of(new SecretVersionReference(key, secretId, 1)));

        assertThat(awaitEnd(accepted).at("/state").asString()).isEqualTo("FAILED");
        assertThat(states()).first().isEqualTo("2 STAGED");
    }

    @Test
    void triesAgainWhatFairleadItselfKeptFromBeingTested() {
        var connector = refer(1).getFirst();
        var accepted = replace("two", "");

        for (var tries = 1; tries <= 3; tries++) {
            var asked = tries;
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(tests.requests()).hasSize(asked));
            tests.answer(connector, 2, Diagnosis.SECRET_UNAVAILABLE);
        }

        var table = awaitEnd(accepted);
        assertThat(table.at("/connectors/0/code").asString()).isEqualTo("SECRET_UNAVAILABLE");
        assertThat(tests.requests()).hasSize(3);
    }

    @Test
    void endsATrialThatNobodyAnswers() {
        refer(2);
        var accepted = replace("two", "");

        jdbc.sql("update secret_trial set deadline = now() where secret_id = ?")
                .param(secretId)
                .update();

        var table = awaitEnd(accepted);
        assertThat(table.at("/state").asString()).isEqualTo("FAILED");
        assertThat(table.at("/connectors").findValuesAsString("state")).containsOnly("EXPIRED");
        assertThat(api.get(secret + "/versions/2/tests").json().at("/items").findValuesAsString("state"))
                .containsExactly("FAILED");
    }

    @Test
    void asksAgainWhenTestServiceDidNotHear() {
        var connector = refer(1).getFirst();
        replace("two", "");
        tests.awaitRequestFor(connector, 2);

        jdbc.sql("update secret_trial_connector set asked_at = now() - interval '1 minute' where connector_id = ?")
                .param(connector)
                .update();

        await().atMost(SOON).untilAsserted(() -> assertThat(tests.requests()).hasSizeGreaterThan(1));
        assertThat(records())
                .allMatch(record -> Events.header(record, "ce_actor").equals("person:somebody"));
    }

    @Test
    void skipsTheTrialOnRequest() {
        refer(2);

        var replaced = api.put(secret + "?test=false", "*", body("two"));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(promotion().at("/details/forced").asString()).isEqualTo("true");
        assertThat(tests.requests()).isEmpty();
        assertThat(states()).containsExactly("2 LIVE", "1 FORMER");
    }

    @Test
    void goesBackToTheFormerValueUnderANewNumber() {
        replace("two", "");
        stage("three");

        var back = api.post(secret + "/rollback", "");

        assertThat(back.at("/version")).isEqualTo("4");
        assertThat(states()).containsExactly("4 LIVE", "3 DISCARDED", "2 FORMER", "1 FORMER");
        assertThat(api.get(secret + "/versions/4").at("/restores")).isEqualTo("1");
        assertThat(api.post(secret + "/rollback", "").at("/version")).isEqualTo("5");
        assertThat(api.get(secret + "/versions/5").at("/restores")).isEqualTo("2");
    }

    @Test
    void keepsABoundedNumberOfFormerValues() {
        IntStream.rangeClosed(2, 14).forEach(number -> replace("v" + number, ""));

        assertThat(values()).hasSize(11).first().isEqualTo(4L);
        assertThat(states()).hasSize(11).last().isEqualTo("4 FORMER");
    }

    @Test
    void givesADraftItsFirstValueAtOnce() {
        var drafts = "/api/v1/orgs/" + org + "/secrets";
        var draft = api.post(drafts, "{\"name\": \"draft\", \"type\": \"SecretText\"}");
        var id = UUID.randomUUID();
        var reference = new ResourceReference(key.scope(), "draft");
        Events.publishState(new ConnectorCreated(id, 1, ConnectorFixtures.aConnector("drafty", 1, reference)));
        await().untilAsserted(() ->
                assertThat(api.get(drafts + "/draft/references").at("/total")).isEqualTo("1"));

        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.json().has("version")).isFalse();
        assertThat(api.get(drafts + "/dangling-references").at("/items/0/reason"))
                .isEqualTo("SECRET_HAS_NO_VALUE");
        var set = api.put(drafts + "/draft", "*", "{\"name\": \"d\", \"type\": \"SecretText\", \"value\": \"x\"}");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.at("/version")).isEqualTo("1");
        assertThat(api.get(drafts + "/dangling-references").json().at("/items")).isEmpty();
    }

    @Test
    void listsWhatIsReferredToAndDoesNotExist() {
        var missing = new ResourceReference(key.scope(), "nowhere");
        for (var name : List.of("b", "a")) {
            Events.publishState(
                    new ConnectorCreated(UUID.randomUUID(), 1, ConnectorFixtures.aConnector(name, 1, missing)));
        }
        var list = "/api/v1/orgs/" + org + "/secrets/dangling-references";
        await().untilAsserted(
                        () -> assertThat(api.get(list).json().at("/items")).hasSize(2));

        var first = api.get(list + "?pageSize=1");
        var second = api.get(list + "?pageSize=1&pageToken=" + first.at("/nextPageToken"));

        assertThat(first.at("/items/0/connector/identifier")).isEqualTo("a");
        assertThat(second.at("/items/0/connector/identifier")).isEqualTo("b");
        assertThat(second.at("/items/0/reason")).isEqualTo("SECRET_NOT_FOUND");
        assertThat(second.json().has("nextPageToken")).isFalse();
    }

    @Test
    void countsWithoutNamingWhatTheCallerMayNotSee() {
        refer(1);
        var other = new ResourceReference(Scope.org("default", org + "_other"), "elsewhere");
        var there = ConnectorFixtures.aConnector("elsewhere", 1, key);
        Events.publishState(new ConnectorCreated(
                UUID.randomUUID(), 1, new PublishedDefinition(other, "elsewhere", 1, "hash", there.connection())));
        awaitReferences(2);

        var references = as("viewer:" + org, HttpRequest.Builder::GET, secret + "/references");
        var trial = as("editor:" + org, request -> request.PUT(BodyPublishers.ofString(body("two"))), secret);

        assertThat(references.at("/hidden")).isEqualTo("1");
        assertThat(references.at("/total")).isEqualTo("2");
        assertThat(references.body()).doesNotContain("elsewhere");
        assertThat(trial.at("/hidden")).isEqualTo("1");
        assertThat(trial.at("/counts/total")).isEqualTo("2");
        assertThat(trial.body()).doesNotContain("elsewhere");
    }

    @Test
    void streamsHowFarATrialIs() {
        var connector = refer(1).getFirst();
        var accepted = replace("two", "");
        tests.answer(connector, 2, Diagnosis.OK);

        var stream = api.get(accepted.header("Location") + "/events");

        assertThat(stream.body())
                .contains("event:trial", "\"state\":\"PASSED\"")
                .doesNotContain("connector-0");
    }

    @Test
    void lets16WritersChangeTheValueAtOnceAndKeepsOneThread() throws Exception {
        try (var writers = Executors.newFixedThreadPool(16)) {
            var statuses = writers
                    .invokeAll(IntStream.range(0, 96)
                            .mapToObj(number -> (Callable<Integer>) () -> change(number))
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(statuses).allMatch(status -> status < 500);
        }

        assertThat(states()).filteredOn(state -> state.endsWith("LIVE")).hasSize(1);
        assertThat(states()).filteredOn(state -> state.endsWith("STAGED")).hasSizeLessThanOrEqualTo(1);
        await().untilAsserted(() -> assertThat(sequences())
                .hasSize(jdbc.sql("select sequence from secret where id = ?")
                        .param(secretId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(LongStream.rangeClosed(1, sequences().size()).boxed().toList()));
        var live = records()
                .map(record -> tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(record.value())
                        .path("version")
                        .asLong())
                .toList();
        assertThat(live).isSorted().doesNotHaveDuplicates();
        assertThat(api.get(secret).at("/version")).isEqualTo(String.valueOf(live.getLast()));
    }

    @Test
    void recordsEachStepOfARotationOnce() {
        stage("two");
        var trial = api.post(secret + "/versions/2/tests", "");
        awaitEnd(trial);
        api.post(secret + "/versions/2/promote", "");
        stage("three");
        api.delete(secret + "/versions/3", "*");
        api.post(secret + "/rollback", "");

        assertThat(entries("").findValuesAsString("action"))
                .containsExactly(
                        "secret.rolled-back",
                        "secret.version-discarded",
                        "secret.version-staged",
                        "secret.promoted",
                        "secret.version-tried",
                        "secret.version-staged",
                        "secret.created");
        assertThat(entries("").findValuesAsString("result")).containsOnly("DONE");
    }

    private JsonNode promotion() {
        var promotions = entries("&action=secret.promoted");
        assertThat(promotions).hasSize(1);
        return promotions.get(0);
    }

    /** What the audit has of the secret, the newest first. */
    private JsonNode entries(String query) {
        return api.get("/api/v1/audit?resourceId=" + secretId + query).json().at("/items");
    }

    private int change(int number) {
        return switch (number % 6) {
            case 0, 1 -> stage("v" + number).status();
            case 2 -> replace("v" + number, "").status();
            case 3 -> api.post(secret + "/rollback", "").status();
            case 4 -> {
                var versions = api.get(secret + "/versions?pageSize=1");
                yield api.post(secret + "/versions/" + versions.at("/items/0/version") + "/promote", "")
                        .status();
            }
            default -> api.put(secret + "?test=false", "*", body("v" + number)).status();
        };
    }

    private ApiResponse stage(String value) {
        return api.post(secret + "/versions", "{\"value\": \"%s\"}".formatted(value));
    }

    private ApiResponse replace(String value, String prefer) {
        var request = api.request(secret).header("If-Match", "*").PUT(BodyPublishers.ofString(body(value)));
        return api.send(prefer.isEmpty() ? request : request.header("Prefer", prefer));
    }

    private ApiResponse as(String grant, java.util.function.UnaryOperator<HttpRequest.Builder> method, String path) {
        var token = TestIssuer.shared().personToken("default", grant);
        return api.send(method.apply(
                api.request(path).setHeader("Authorization", "Bearer " + token).header("If-Match", "*")));
    }

    private static String body(String value) {
        return "{\"name\": \"key\", \"type\": \"SecretText\", \"value\": \"%s\"}".formatted(value);
    }

    /** More connectors that refer to the secret, as secret-service knows them. */
    private List<UUID> refer(int number) {
        var before = api.get(secret + "/references").json().path("total").asInt();
        var ids = new ArrayList<UUID>();
        for (var index = 0; index < number; index++) {
            var id = UUID.randomUUID();
            Events.publishState(
                    new ConnectorCreated(id, 1, ConnectorFixtures.aConnector("connector_" + (before + index), 1, key)));
            ids.add(id);
        }
        awaitReferences(before + number);
        return ids;
    }

    private void awaitReferences(int total) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(api.get(secret + "/references").at("/total")).isEqualTo(String.valueOf(total)));
    }

    private JsonNode awaitEnd(ApiResponse accepted) {
        return await().atMost(SOON)
                .until(
                        () -> api.get(accepted.header("Location")).json(),
                        table -> !table.path("state").asString().equals("RUNNING"));
    }

    /** The newest first. */
    private List<String> states() {
        return api.get(secret + "/versions?pageSize=200")
                .json()
                .at("/items")
                .valueStream()
                .map(version -> version.path("version").asString() + " "
                        + version.path("state").asString())
                .toList();
    }

    private List<Long> values() {
        return jdbc.sql("select version from secret_value where secret_id = ? order by 1")
                .param(secretId)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private String publishedTypes() {
        return String.join(
                " ",
                records()
                        .map(record -> Events.header(record, "ce_type").replaceAll("fairlead\\.secret\\.|\\.v1", ""))
                        .toList());
    }

    private List<Long> sequences() {
        return records().map(RotationIT::sequence).toList();
    }

    /** Public and internal ones in their order. */
    private Stream<ConsumerRecord<String, byte[]>> records() {
        return Stream.of(TopicNames.SECRET_EVENTS, TopicNames.SECRET_INTERNAL)
                .flatMap(topic -> Events.recordsOf(secretId, topic).stream())
                .sorted(Comparator.comparing(RotationIT::sequence));
    }

    private static Long sequence(ConsumerRecord<String, byte[]> record) {
        return Long.valueOf(Events.header(record, "ce_sequence"));
    }
}
