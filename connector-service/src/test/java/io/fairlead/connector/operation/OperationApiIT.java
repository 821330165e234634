package io.fairlead.connector.operation;

import static io.fairlead.connector.operation.OperationFixtures.FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.OperationEvent.FinalOperationState;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationReport.RegistryQuota;
import io.fairlead.contracts.operation.OperationResult.CopiedImage;
import io.fairlead.contracts.operation.OperationResult.UnsupportedOperation;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.testkit.access.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationApiIT extends RunningConnectorService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COPY =
            "{\"reference\": \"app:1.0\", \"to\": {\"connector\": \"mirror\", \"reference\": \"mirrored/app:1.0\"}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeDelegateService delegate = new FakeDelegateService(scope);

    @Autowired
    private OperationRuns runs;

    @BeforeEach
    void createConnectors() {
        for (var name : List.of("hub", "mirror")) {
            http().post()
                    .uri(connectors)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(anonymous(name))
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }
    }

    @Test
    void answersTheRequestItselfOnceADelegateHasFoundTheTags() throws Exception {
        var answer = get("/hub/tags?repository=app&pageSize=1000");
        var request = delegate.awaitRequest();
        delegate.assign(request);
        delegate.complete(request, told(request, new RegistryQuota(100L, 7L, 21_600L, null, null)));

        var page = json(answer);
        assertThat(request.operation()).isEqualTo(new ListTags("app", 1_000, null));
        assertThat(page.at("/items").toString()).isEqualTo("[\"1.0\",\"1.1\"]");
        assertThat(page.at("/supported").booleanValue()).isTrue();
        assertThat(page.at("/source/delegate/name").stringValue()).isEqualTo("harbour");
        assertThat(page.at("/source/operationId").stringValue())
                .isEqualTo(request.operationId().toString());
        assertThat(json(get("/hub/quotas")).at("/0/quota/remaining").longValue())
                .isEqualTo(7);

        get("/hub/tags?repository=app&pageToken=" + page.at("/nextPageToken").stringValue());
        assertThat(delegate.awaitRequest().operation()).isEqualTo(new ListTags("app", 50, "last=1.1"));
    }

    @Test
    void answersAlsoWithWhatAnotherInstanceHeard() throws Exception {
        var answer = get("/hub/tags?repository=app");
        var id = delegate.awaitRequest().operationId();

        var run = runs.findById(id).orElseThrow();
        var result = new OperationTaskCompleted(
                UUID.randomUUID(), 2, id, 1, FOUND, List.of(), OperationFixtures.HARBOUR, OperationFixtures.NOON);
        runs.save(run.finished(result).orElseThrow());

        assertThat(json(answer).at("/items").toString()).isEqualTo("[\"1.0\",\"1.1\"]");
    }

    @Test
    void saysWhereTheResultWillBeWhenTheTimeToWaitIsOver() throws Exception {
        var before = Instant.now();
        var accepted = get("/hub/image?reference=app:1.0", "Prefer", "wait=1").get(10, TimeUnit.SECONDS);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        var location = accepted.headers().firstValue("Location").orElseThrow();
        var request = delegate.awaitRequest();
        assertThat(location).endsWith("/orgs/%s/operations/%s".formatted(scope.org(), request.operationId()));
        delegate.complete(request, OperationReport.failed(Diagnosis.TAG_NOT_FOUND, "no tag 1.0 in app"));
        await().untilAsserted(() -> assertThat(
                        json(send("GET", location, "")).at("/failure/code").stringValue())
                .isEqualTo("TAG_NOT_FOUND"));
    }

    @Test
    void tellsWhyTheRegistryRefusedWithTheCodeOfTheDiagnosis() throws Exception {
        var answer = get("/hub/rights?repository=app");
        var request = delegate.awaitRequest();
        delegate.complete(
                request,
                OperationReport.failed(
                        DiagnosedOutcome.of(Diagnosis.RATE_LIMITED, "too many requests"),
                        List.of(new ConnectorRemarks(
                                request.connectorId(), new RegistryQuota(null, 0L, null, null, 77L), List.of()))));

        var refused = answer.get(10, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("77");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(refused.body()).at("/code").stringValue()).isEqualTo("RATE_LIMITED");
        assertThat(refused.body()).contains("remedy", request.operationId().toString());
    }

    @Test
    void countsAListThatTheRegistryDoesNotOfferAsNoFailure() throws Exception {
        var answer = get("/hub/repositories");
        var unsupported = new UnsupportedOperation(Diagnosis.LISTING_UNSUPPORTED, "405 to the catalog");
        delegate.complete(delegate.awaitRequest(), OperationReport.succeeded(unsupported, List.of()));

        assertThat(json(answer).at("/supported").booleanValue()).isFalse();
        assertThat(json(answer).at("/code").stringValue()).isEqualTo("LISTING_UNSUPPORTED");
        assertThat(json(answer).at("/reason").stringValue()).isEqualTo("405 to the catalog");
        assertThat(json(answer).at("/remedy").stringValue()).isEqualTo(Diagnosis.LISTING_UNSUPPORTED.remedy());
    }

    @Test
    void copiesAndStreamsHowFarItIsAndGoesOnWhereAClientLeftOff() throws Exception {
        var accepted = post("/hub/copies", COPY, null);
        assertThat(accepted.statusCode()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        var request = delegate.awaitRequest();
        assertThat(request.operation())
                .isInstanceOfSatisfying(
                        CopyImage.class,
                        copy -> assertThat(copy.target().image()).isEqualTo(new ImageReference("mirrored/app", "1.0")));
        assertThat(Duration.between(Instant.now(), request.deadline()))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));

        var events = follow(location, "0");
        delegate.assign(request);
        delegate.progress(request, 40);
        delegate.complete(request, OperationReport.succeeded(new CopiedImage("sha256:0", 1, 100, 0, 0), List.of()));

        var lines = events.get(20, TimeUnit.SECONDS).body();
        assertThat(lines).contains("id:4", "event:operation", "\"state\":\"COMPLETED\"", "\"bytesCopied\":100");
        assertThat(ids(lines)).isSorted().doesNotHaveDuplicates();
        assertThat(ids(follow(location, "3").get(5, TimeUnit.SECONDS).body())).containsExactly(4);
        assertThat(follow(location, "4").get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        var shown = json(send("GET", location, ""));
        assertThat(shown.at("/request/to/connector").stringValue()).isEqualTo("mirror");
        assertThat(shown.at("/progress/bytesDone").longValue()).isEqualTo(40);
        assertThat(FakeDelegateService.awaitCompletion(request.operationId()).state())
                .isEqualTo(FinalOperationState.COMPLETED);
    }

    @Test
    void cancelsOnceAndTellsTheOthers() throws Exception {
        var location =
                post("/hub/copies", COPY, null).headers().firstValue("Location").orElseThrow();
        var request = delegate.awaitRequest();
        delegate.assign(request);

        var cancelled = send("DELETE", location, "").get(10, TimeUnit.SECONDS);
        var again = send("DELETE", location, "").get(10, TimeUnit.SECONDS);

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("OPERATION_ENDED");
        var completion = FakeDelegateService.awaitCompletion(request.operationId());
        assertThat(completion.state()).isEqualTo(FinalOperationState.CANCELLED);
        assertThat(completion.sequence()).isEqualTo(2);
        delegate.complete(request, FOUND);
        assertThat(json(send("GET", location, "")).at("/state").stringValue()).isEqualTo("CANCELLED");
    }

    @Test
    void beginsOneCopyForOneKey() throws Exception {
        var first = post("/hub/copies", COPY, "once");
        var second = post("/hub/copies", COPY, "once");
        var other = post("/mirror/copies", COPY.replace("mirror\"", "hub\""), "once");

        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void namesEveryFaultOfACopy() throws Exception {
        var faulty = post(
                "/hub/copies",
                "{\"reference\": \"App\", \"timeLimit\": \"P1D\", \"to\": {\"connector\": \"nobody\"}}",
                null);
        var typo = post("/hub/copies", "{\"refrence\": \"app\"}", null);

        assertThat(faulty.statusCode()).isEqualTo(400);
        assertThat(faulty.body())
                .contains("\"/reference\"", "\"/to/connector\"", "CONNECTOR_NOT_FOUND", "\"/to/reference\"")
                .contains("\"/timeLimit\"");
        assertThat(typo.body()).contains("UNKNOWN_FIELD", "/refrence");
    }

    @Test
    void refusesWhatCannotBeAskedForWithoutAskingADelegate() throws Exception {
        assertThat(status("/hub/tags?repository=App")).isEqualTo(400);
        assertThat(status("/hub/tags")).isEqualTo(400);
        assertThat(status("/hub/image?reference=registry.example.com:5000/app:1"))
                .isEqualTo(400);
        assertThat(status("/hub/tags?repository=app&pageToken=x")).isEqualTo(400);
        assertThat(status("/nobody/tags?repository=app")).isEqualTo(404);
        assertThat(send("GET", "/api/v1/operations/" + UUID.randomUUID(), "")
                        .get(10, TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void hidesOperationsOfOtherScopes() throws Exception {
        var location =
                post("/hub/copies", COPY, null).headers().firstValue("Location").orElseThrow();

        var elsewhere = location.replace("/orgs/" + scope.org(), "/orgs/other");

        assertThat(send("GET", elsewhere, "").get(10, TimeUnit.SECONDS).statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", elsewhere, "").get(10, TimeUnit.SECONDS).statusCode())
                .isEqualTo(404);
    }

    private static OperationReport told(OperationRequested request, RegistryQuota quota) {
        return new OperationReport(
                FOUND.result(), null, List.of(new ConnectorRemarks(request.connectorId(), quota, List.of())));
    }

    private int status(String path) throws Exception {
        return get(path).get(10, TimeUnit.SECONDS).statusCode();
    }

    private CompletableFuture<HttpResponse<String>> get(String path, String... headers) {
        return send("GET", connectors + path, "", headers);
    }

    private HttpResponse<String> post(String path, String body, @Nullable String key) throws Exception {
        var headers = key == null ? new String[0] : new String[] {"Idempotency-Key", key};
        return send("POST", connectors + path, body, headers).get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<HttpResponse<String>> follow(String location, String lastEventId) {
        return send("GET", location + "/events", "", "Last-Event-ID", lastEventId);
    }

    private CompletableFuture<HttpResponse<String>> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + TestIssuer.shared().adminToken())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (var index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(CompletableFuture<HttpResponse<String>> answer) throws Exception {
        return JSON.readTree(answer.get(15, TimeUnit.SECONDS).body());
    }

    private static List<Integer> ids(String lines) {
        var ids = new ArrayList<Integer>();
        lines.lines()
                .filter(line -> line.startsWith("id:"))
                .forEach(line -> ids.add(Integer.valueOf(line.substring(3).strip())));
        return ids;
    }
}
