package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.FakeSecretService;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.testkit.access.TestIssuer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class ConnectorApiIT extends RunningConnectorService {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

    @Test
    void createsReadsReplacesAndDeletes() {
        post(anonymous("My Registry"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, connectors + "/My_Registry")
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectBody()
                .jsonPath("$.identifier")
                .isEqualTo("My_Registry")
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.status.status")
                .isEqualTo("PENDING");

        put("My_Registry", "\"1\"", anonymous("Our Registry"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"");
        get("My_Registry").expectBody().jsonPath("$.name").isEqualTo("Our Registry");

        delete("My_Registry", "\"1\"").expectStatus().isEqualTo(412);
        delete("My_Registry", "\"2\"").expectStatus().isNoContent();
        get("My_Registry")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("CONNECTOR_NOT_FOUND");
    }

    @Test
    void takesYamlAndGivesYamlThatCanBeSentAgain() {
        FakeSecretService.INSTANCE.has(new ResourceReference(Scope.account("default"), "ibm_api_key"));
        var document = """
                connector:
                  name: IBM CR
                  tags: {env: prod}
                  type: DockerRegistry
                  spec:
                    dockerRegistryUrl: https://us.icr.io
                    providerType: Other
                    auth:
                      type: UsernamePassword
                      spec: {username: iamapikey, passwordRef: account.ibm_api_key}
                """;

        var answer = http().post()
                .uri(connectors)
                .contentType(YAML)
                .accept(YAML)
                .body(document)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .contentTypeCompatibleWith(YAML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(answer)
                .startsWith("connector:\n")
                .contains("passwordRef: account.ibm_api_key", "identifier: IBM_CR");
        http().put()
                .uri(connectors + "/IBM_CR")
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .contentType(YAML)
                .body(Objects.requireNonNull(answer))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON);
    }

    @Test
    void namesEveryFaultInOneProblemEvenWhenYamlIsWanted() {
        http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(YAML)
                .body(withPassword("", "org.missing").replace("Other", "IBM"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(PROBLEM)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("INVALID_REQUEST")
                .jsonPath("$.errors[?(@.pointer=='/name')].code")
                .isEqualTo("REQUIRED")
                .jsonPath("$.errors[?(@.pointer=='/spec/providerType')].code")
                .isEqualTo("UNKNOWN_VALUE")
                .jsonPath("$.errors[?(@.pointer=='/spec/auth/spec/passwordRef')].code")
                .isEqualTo("SECRET_NOT_FOUND");
    }

    @Test
    void storesNothingWhenSecretServiceIsSilent() {
        FakeSecretService.INSTANCE.isUnavailableDuring(() -> post(withPassword("Silent", "key"))
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SECRET_SERVICE_UNAVAILABLE"));

        get("Silent").expectStatus().isNotFound();
    }

    @Test
    void offersAFreeIdentifierWhenItIsTaken() {
        var named = anonymous("Hub").replaceFirst("\\{", "{\"identifier\": \"Hub\", ");
        post(named).expectStatus().isCreated();

        post(named)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("IDENTIFIER_TAKEN")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("Hub_2 is free"));
        http().get()
                .uri(connectors + "/identifiers?name=Hub")
                .exchange()
                .expectBody()
                .jsonPath("$.identifier")
                .isEqualTo("Hub_2");
        post(anonymous("Hub"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.identifier")
                .isEqualTo("Hub_2");
        post(anonymous("Hub"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.identifier")
                .isEqualTo("Hub_3");
    }

    @Test
    void keepsTheSameIdentifierApartInEachScope() {
        var project = "/api/v1/orgs/%s/projects/web/connectors".formatted(scope.org());
        post(anonymous("Same")).expectStatus().isCreated();

        http().post()
                .uri(project)
                .contentType(MediaType.APPLICATION_JSON)
                .body(anonymous("Same"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, project + "/Same");
        count(project, 1);
        count(project + "?includeInherited=true&name=same", 2);
    }

    @Test
    void refusesToChangeAnIdentifier() {
        post(anonymous("Fixed")).expectStatus().isCreated();

        put("Fixed", "\"1\"", anonymous("Fixed").replaceFirst("\\{", "{\"identifier\": \"Other\", "))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/identifier")
                .jsonPath("$.errors[0].code")
                .isEqualTo("IMMUTABLE");
    }

    @Test
    void wantsAPreconditionForEachChange() {
        post(anonymous("Guarded")).expectStatus().isCreated();

        put("Guarded", null, anonymous("Guarded")).expectStatus().isEqualTo(428);
        put("Guarded", "\"7\"", anonymous("Guarded")).expectStatus().isEqualTo(412);
        delete("Guarded", null).expectStatus().isEqualTo(428);
    }

    @Test
    void createsUnderTheClientsIdentifierOnce() {
        assertThat(List.of(create("mine"), create("mine"), create("identifiers"), create("1x")))
                .containsExactly(201, 412, 400, 400);
    }

    @Test
    void onlyChecksWhenAskedTo() {
        http().post()
                .uri(connectors + "?validateOnly=true")
                .contentType(MediaType.APPLICATION_JSON)
                .body(anonymous("Dry"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.identifier")
                .isEqualTo("Dry");

        get("Dry").expectStatus().isNotFound();
    }

    @Test
    void answersARepeatedRequestAsTheFirstTime() {
        var first = postWithKey("k1", anonymous("Once"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
        put("Once", "\"1\"", anonymous("Twice")).expectStatus().isOk();
        var second = postWithKey("k1", anonymous("Once"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectBody()
                .returnResult();

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        postWithKey("k1", anonymous("Other"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        count(connectors, 1);
    }

    @Test
    void filtersItsList() {
        post(anonymous("Alpha").replaceFirst("\\{", "{\"tags\": {\"env\": \"prod\"}, "))
                .expectStatus()
                .isCreated();
        post(anonymous("Beta").replace("Other", "Harbor")).expectStatus().isCreated();

        count(connectors, 2);
        count(connectors + "?name=LPH", 1);
        count(connectors + "?providerType=Harbor", 1);
        count(connectors + "?type=DockerRegistry&status=PENDING", 2);
        count(connectors + "?status=SUCCESS", 0);
        count(connectors + "?q=alp prod", 1);
        count(connectors + "?q=alp nothing", 0);
        for (var wildcard : List.of("%", "_l", "al%a", "\\")) {
            count(connectors + "?q=" + wildcard, 0);
        }
        count(connectors + "?sort=STATUS_SINCE&status=PENDING", 2);
        count(connectors + "?tag=env", 1);
        count(connectors + "?tag=env:prod", 1);
        count(connectors + "?tag=env:test", 0);
        http().get()
                .uri(connectors + "?name={name}", "\u0000")
                .exchange()
                .expectStatus()
                .isBadRequest();
        http().get().uri(connectors + "?pageToken=x").exchange().expectStatus().isBadRequest();
        http().get().uri(connectors + "?status=FINE").exchange().expectStatus().isBadRequest();
        http().get()
                .uri(connectors + "?q=1 2 3 4 5 6 7 8 9")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void countsItsListByStatus() {
        post(anonymous("Alpha")).expectStatus().isCreated();
        post(anonymous("Beta").replace("Other", "Harbor")).expectStatus().isCreated();

        http().get()
                .uri(connectors + "/status-counts")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"total": 2, "byType": {"DockerRegistry": 2}, "byProviderType": {"Harbor": 1, "Other": 1},
                         "byStatus": {"SUCCESS": 0, "FAILURE": 0, "PARTIAL": 0, "PENDING": 2, "UNKNOWN": 0}}
                        """, JsonCompareMode.STRICT);
    }

    @Test
    void countsOnlyWhatTheFilterLetsThrough() {
        post(anonymous("Alpha")).expectStatus().isCreated();
        post(anonymous("Beta").replace("Other", "Harbor")).expectStatus().isCreated();

        for (var filter : List.of("q=alp", "name=LPH", "providerType=Other", "q=a&name=alpha&type=DockerRegistry")) {
            http().get()
                    .uri(connectors + "/status-counts?" + filter)
                    .exchange()
                    .expectBody()
                    .jsonPath("$.total")
                    .isEqualTo(1)
                    .jsonPath("$.byStatus.PENDING")
                    .isEqualTo(1);
        }
        http().get()
                .uri(connectors + "/status-counts?tag=env:nowhere")
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void tellsOtherProgramsOfAConnector() {
        post(anonymous("Inner")).expectStatus().isCreated();
        var service = http(TestIssuer.shared().serviceToken("connector-service", "connectors.read"));

        service.get()
                .uri("/internal/v1/connectors?scope=%s&identifier=Inner".formatted(scope.toText()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sequence")
                .isEqualTo(1)
                .jsonPath("$.connector.version")
                .isEqualTo(1)
                .jsonPath("$.connector.connection.auth.type")
                .isEqualTo("Anonymous");
        service.get()
                .uri("/internal/v1/connectors?scope=a/b/c/d&identifier=Inner")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private int create(String identifier) {
        return http().put()
                .uri(connectors + "/" + identifier)
                .header(HttpHeaders.IF_NONE_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(anonymous("Whatever"))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private void count(String uri, int expected) {
        http().get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(expected);
    }

    private ResponseSpec post(String body) {
        return http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec postWithKey(String key, String body) {
        return http().post()
                .uri(connectors)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec get(String identifier) {
        return http().get().uri(connectors + "/" + identifier).exchange();
    }

    private ResponseSpec put(String identifier, @Nullable String ifMatch, String body) {
        return http().put()
                .uri(connectors + "/" + identifier)
                .headers(headers -> Optional.ofNullable(ifMatch).ifPresent(headers::setIfMatch))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec delete(String identifier, @Nullable String ifMatch) {
        RestTestClient.RequestHeadersSpec<?> request = http().delete().uri(connectors + "/" + identifier);
        return (ifMatch == null ? request : request.header(HttpHeaders.IF_MATCH, ifMatch)).exchange();
    }
}
