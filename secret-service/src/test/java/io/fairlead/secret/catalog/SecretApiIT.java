package io.fairlead.secret.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.secret.ApiClient;
import io.fairlead.secret.Events;
import io.fairlead.secret.SecretServiceTest;
import io.fairlead.secret.reference.ConnectorFixtures;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@SecretServiceTest
class SecretApiIT {

    private final ApiClient api;
    private final String org = "o" + UUID.randomUUID();
    private final Scope scope = Scope.org("default", org);
    private final String secrets = "/api/v1/orgs/" + org + "/secrets";

    SecretApiIT(@LocalServerPort int port) {
        this.api = new ApiClient(port);
    }

    @Test
    void createsASecretAndNeverShowsItsValue() {
        var created = create("IBM API key");
        var read = api.get(secrets + "/IBM_API_key");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith(secrets + "/IBM_API_key");
        assertThat(created.header("ETag")).isEqualTo("\"1\"").isEqualTo(read.header("ETag"));
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.json().propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "identifier",
                        "scope",
                        "description",
                        "tags",
                        "type",
                        "shared",
                        "version",
                        "createdAt",
                        "updatedAt");
        assertThat(read.at("/scope/org")).isEqualTo(org);
    }

    @Test
    void namesEveryFaultInOneProblem() {
        var refused = api.post(secrets, "{\"identifier\": \"1a\", \"type\": \"SecretText\", \"vlaue\": \"s3cr3t\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/identifier", "/vlaue");
        assertThat(refused.body()).doesNotContain("s3cr3t");
    }

    @Test
    void refusesABodyThatIsTooLargeOrNoJson() {
        var huge = api.post(secrets, "{\"value\": \"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.at("/code")).isEqualTo("CONTENT_TOO_LARGE");
        assertThat(api.post(secrets, "").at("/errors/0/code")).isEqualTo("WRONG_TYPE");
        assertThat(api.post(secrets, "{\"name\": ").at("/errors/0/code")).isEqualTo("MALFORMED");
    }

    @Test
    void proposesAFreeIdentifierForATakenOne() {
        create("key");
        create("key_2");

        var refused = create("key");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("IDENTIFIER_TAKEN");
        assertThat(refused.at("/proposal")).isEqualTo("key_3");
    }

    @Test
    void lets16WritersRaceForOneIdentifierAndOneWin() throws Exception {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = writers
                    .invokeAll(IntStream.range(0, 16)
                            .mapToObj(_ ->
                                    (Callable<Integer>) () -> create("same").status())
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void changesOnlyWhatTheCallerHasRead() {
        create("key");
        var renamed = "{\"name\": \"new\", \"type\": \"SecretText\"}";

        assertThat(api.send(api.request(secrets + "/key")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(renamed)))
                        .status())
                .isEqualTo(428);
        assertThat(api.put(secrets + "/key", "\"7\"", renamed).status()).isEqualTo(412);
        assertThat(api.put(secrets + "/key", "\"1\"", renamed).status()).isEqualTo(200);
        assertThat(api.put(secrets + "/key", "\"1\"", renamed).status()).isEqualTo(412);
        assertThat(api.delete(secrets + "/key", "\"1\"").status()).isEqualTo(412);
        assertThat(api.delete(secrets + "/key", "\"2\"").status()).isEqualTo(204);
        assertThat(api.get(secrets + "/key").status()).isEqualTo(404);
    }

    @Test
    void makesANewVersionOnlyForANewValue() {
        create("key");

        var renamed = api.put(secrets + "/key", "*", "{\"name\": \"new\", \"type\": \"SecretText\"}");
        var rotated = api.put(secrets + "/key", "*", "{\"name\": \"new\", \"type\": \"SecretText\", \"value\": \"y\"}");

        assertThat(renamed.at("/version")).isEqualTo("1");
        assertThat(rotated.at("/version")).isEqualTo("2");
        assertThat(rotated.header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void tellsEveryChangeOfAValueInOrder() {
        var id = UUID.fromString(create("key").at("/id"));
        api.put(secrets + "/key", "*", "{\"name\": \"new\", \"type\": \"SecretText\"}");
        api.put(secrets + "/key", "*", "{\"name\": \"new\", \"type\": \"SecretText\", \"value\": \"y\"}");
        api.delete(secrets + "/key", "*");

        await().untilAsserted(() -> assertThat(Events.recordsOf(id, TopicNames.SECRET_EVENTS))
                .extracting(record -> Events.header(record, "ce_type") + " " + Events.header(record, "ce_sequence"))
                .containsExactly(
                        "fairlead.secret.created.v1 1",
                        "fairlead.secret.rotated.v1 2",
                        "fairlead.secret.deleted.v1 3"));
        var events = Events.recordsOf(id, TopicNames.SECRET_EVENTS);
        var reference = new ResourceReference(scope, "key");
        assertThat(read(events.getFirst().value(), SecretCreated.class))
                .isEqualTo(new SecretCreated(id, 1, reference, 1));
        assertThat(read(events.get(1).value(), SecretRotated.class)).isEqualTo(new SecretRotated(id, 2, reference, 2));
        await().untilAsserted(() -> assertThat(
                        Events.recordsOf(id, TopicNames.SECRET_STATE).getLast().value())
                .isNull());
    }

    @Test
    void listsPartByPartAndFindsByName() {
        List.of("beta", "Alpha", "gamma").forEach(this::create);

        var first = api.get(secrets + "?pageSize=2");
        var second = api.get(secrets + "?pageSize=2&pageToken=" + first.at("/nextPageToken"));

        assertThat(first.json().at("/items").findValuesAsString("name")).containsExactly("Alpha", "beta");
        assertThat(second.json().at("/items").findValuesAsString("name")).containsExactly("gamma");
        assertThat(second.json().has("nextPageToken")).isFalse();
        assertThat(api.get(secrets + "?name=ALPH").json().at("/items").findValuesAsString("name"))
                .containsExactly("Alpha");
        assertThat(api.get(secrets + "?name=%25").json().at("/items")).isEmpty();
        assertThat(api.get(secrets + "?name=%00").status()).isEqualTo(400);
        assertThat(api.get(secrets + "?pageToken=nonsense").status()).isEqualTo(400);
    }

    @Test
    void listsWhatAProjectMayUse() {
        create("wide");
        var project = "/api/v1/orgs/" + org + "/projects/p/secrets";
        api.post(project, secret("narrow"));

        assertThat(api.get(project).json().at("/items").findValuesAsString("name"))
                .containsExactly("narrow");
        assertThat(api.get(project + "?includeInherited=true")
                        .json()
                        .at("/items")
                        .findValuesAsString("name"))
                .contains("narrow", "wide");
        assertThat(api.get(secrets + "?includeInherited=true")
                        .json()
                        .at("/items")
                        .findValuesAsString("name"))
                .doesNotContain("narrow");
    }

    @Test
    void tellsOtherServicesWhetherASecretExists() {
        create("key");

        var found = api.get("/internal/v1/secrets?scope=default/" + org + "&identifier=key");

        assertThat(found.at("/scope")).isEqualTo("default/" + org);
        assertThat(found.at("/version")).isEqualTo("1");
        assertThat(found.at("/shared")).isEqualTo("false");
        assertThat(api.get("/internal/v1/secrets?scope=default&identifier=no").status())
                .isEqualTo(404);
        assertThat(api.get("/internal/v1/secrets?scope=a/b/c/d&identifier=no").status())
                .isEqualTo(400);
        assertThat(api.get("/internal/v1/secrets?scope=default&identifier=n-o").status())
                .isEqualTo(404);
    }

    @Test
    void warnsOfWhatLooksWrongAndMendsItWhenAsked() {
        var body = "{\"name\": \"key\", \"type\": \"SecretText\", \"value\": \"iamapikey:s3cr3t\\n\"}";

        var tried = api.post(secrets + "?validateOnly=true", body);
        var absent = api.get(secrets + "/key");
        var wrongFix = api.post(secrets + "?apply=UNQUOTE", body);
        var asItIs = api.post(secrets, body);
        var mended = api.put(secrets + "/key?apply=TRIM&apply=DROP_USERNAME", "*", body);

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().at("/warnings").findValuesAsString("code")).containsExactly("TRAILING_NEWLINE");
        assertThat(tried.at("/warnings/0/fix")).isEqualTo("TRIM");
        assertThat(absent.status()).isEqualTo(404);
        assertThat(wrongFix.at("/errors/0/code")).isEqualTo("FIX_NOT_OFFERED");
        assertThat(asItIs.status()).isEqualTo(201);
        assertThat(asItIs.json().at("/warnings")).isEqualTo(tried.json().at("/warnings"));
        assertThat(mended.status()).isEqualTo(200);
        assertThat(mended.json().has("warnings")).isFalse();
        assertThat(tried.body() + wrongFix.body() + asItIs.body()).doesNotContain("s3cr3t");
    }

    @Test
    void keepsASecretThatConnectorsUse() {
        create("key");
        var key = new ResourceReference(scope, "key");
        var connectors = IntStream.range(0, 11).mapToObj(_ -> UUID.randomUUID()).toList();
        for (var index = 0; index < 11; index++) {
            Events.publishState(
                    new ConnectorCreated(connectors.get(index), 1, ConnectorFixtures.aConnector("c" + index, 1, key)));
        }

        await().untilAsserted(() -> assertThat(
                        api.get(secrets + "/key/references").json().at("/items"))
                .hasSize(11));
        var refused = api.delete(secrets + "/key", "*");
        connectors.forEach(id -> Events.publishState(new ConnectorDeleted(id, 2)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("SECRET_IN_USE");
        assertThat(refused.at("/count")).isEqualTo("11");
        assertThat(refused.json().at("/connectors")).hasSize(10);
        await().untilAsserted(() ->
                assertThat(api.delete(secrets + "/key", "*").status()).isIn(204, 404));
        assertThat(api.get(secrets + "/key").status()).isEqualTo(404);
    }

    private ApiClient.ApiResponse create(String name) {
        return api.post(secrets, secret(name));
    }

    private static String secret(String name) {
        return "{\"name\": \"%s\", \"type\": \"SecretText\", \"value\": \"x\"}".formatted(name);
    }

    private static <E extends SecretEvent> E read(byte[] body, Class<E> type) {
        return JsonMapper.shared().readValue(body, type);
    }

    @Test
    void keepsAFileByteByByte() {
        var file = Base64.getMimeEncoder().encodeToString(new byte[] {0, 1, (byte) 0xff, '\n', 'x'});

        var created = api.post(secrets, fileBody("key file", file));
        var same = api.post(secrets + "/key_file/comparison", "{\"valueBase64\": \"AAH/Cng=\"}");
        var other = api.post(secrets + "/key_file/comparison", "{\"valueBase64\": \"AAH/Cng9\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/type")).isEqualTo("SecretFile");
        assertThat(created.body()).doesNotContain("AAH/");
        assertThat(same.json().toString()).isEqualTo("{\"same\":true,\"version\":1}");
        assertThat(other.json().toString()).isEqualTo("{\"same\":false,\"version\":1}");
    }

    @Test
    void refusesAFileThatIsNoneOrTooLargeOrInTheWrongField() {
        var broken = api.post(secrets, fileBody("f", "s3cr3t!!"));
        var large = api.post(secrets, fileBody("f", Base64.getEncoder().encodeToString(new byte[64 * 1024 + 1])));
        var typed = api.post(secrets, "{\"name\": \"f\", \"type\": \"SecretFile\", \"value\": \"s3cr3t!!\"}");

        assertThat(broken.at("/errors/0/code")).isEqualTo("NOT_BASE64");
        assertThat(broken.body()).doesNotContain("s3cr3t");
        assertThat(large.at("/errors/0/detail")).contains("65536", "65537");
        assertThat(typed.at("/errors/0/pointer")).isEqualTo("/value");
        assertThat(typed.at("/errors/0/detail")).contains("valueBase64");
    }

    @Test
    void keepsTheTypeOfASecret() {
        create("IBM API key");

        var replaced = api.put(secrets + "/IBM_API_key", "\"1\"", fileBody("IBM API key", "AAH/"));
        var staged = api.post(secrets + "/IBM_API_key/versions", "{\"valueBase64\": \"AAH/\"}");

        assertThat(replaced.at("/errors/0/pointer")).isEqualTo("/type");
        assertThat(staged.at("/errors/0/pointer")).isEqualTo("/valueBase64");
        assertThat(staged.at("/errors/0/detail")).contains("SecretText", "value");
    }

    private static String fileBody(String name, String base64) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("name", name, "type", "SecretFile", "valueBase64", base64));
    }
}
