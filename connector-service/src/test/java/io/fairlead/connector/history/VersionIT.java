package io.fairlead.connector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.FakeSecretService;
import io.fairlead.connector.KafkaEvents;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.connector.proposal.FakeTestService;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.topic.TopicNames;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.RequestBodySpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VersionIT extends RunningConnectorService {

    private static final String FRANKFURT = "https://de.icr.io";

    private UUID connectorId = new UUID(0, 0);

    @BeforeEach
    void createAConnectorAndMoveItToFrankfurt() {
        FakeSecretService.INSTANCE.has(new ResourceReference(scope, "key"));
        send(http().post().uri(connectors), withPassword("Works", "key"))
                .expectStatus()
                .isCreated();
        connectorId = UUID.fromString(connector().path("id").asString());
        replace("\"1\"", withPassword("Works", "key").replace("https://us.icr.io", FRANKFURT))
                .expectStatus()
                .isOk();
    }

    @Test
    void tellsWhatEachVersionChangedAndWhoMadeIt() {
        replace("\"2\"", withPassword("Renamed", "key").replace("https://us.icr.io", FRANKFURT))
                .expectStatus()
                .isOk();

        var items = read(versions()).path("items");

        assertThat(items.findValuesAsString("state")).containsExactly("LIVE", "FORMER", "FORMER");
        assertThat(items.findValuesAsString("createdBy")).containsOnly("person:somebody");
        assertThat(items.at("/0/changes").findValuesAsString("pointer")).containsExactly("/name");
        assertThat(items.at("/1/changes").findValuesAsString("pointer")).containsExactly("/spec/dockerRegistryUrl");
        assertThat(items.at("/1/changes/0/from").asString()).isEqualTo("https://us.icr.io");
        assertThat(items.at("/1/changes/0/to").asString()).isEqualTo(FRANKFURT);
        assertThat(items.at("/2").has("changes")).isFalse();
        assertThat(read(versions() + "/1/differences").path("differences").findValuesAsString("pointer"))
                .containsExactly("/name", "/spec/dockerRegistryUrl");
        assertThat(read(versions() + "/1/differences?to=2").path("differences").findValuesAsString("pointer"))
                .containsExactly("/spec/dockerRegistryUrl");
    }

    @Test
    void listsThemPartByPart() {
        replace("\"2\"", withPassword("Third", "key")).expectStatus().isOk();

        var first = read(versions() + "?pageSize=2");
        var second = read(versions() + "?pageSize=2&pageToken="
                + first.path("nextPageToken").asString());

        assertThat(first.path("items").findValuesAsString("name")).containsExactly("Third", "Works");
        assertThat(first.at("/items/1/changes").findValuesAsString("pointer")).isNotEmpty();
        assertThat(second.path("items").findValuesAsString("name")).containsExactly("Works");
        assertThat(second.has("nextPageToken")).isFalse();
    }

    @Test
    void restoresAnEarlierVersionAsANewOne() {
        restore(1, "", "\"2\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"3\"")
                .expectBody()
                .jsonPath("$.spec.dockerRegistryUrl")
                .isEqualTo("https://us.icr.io")
                .jsonPath("$.status.status")
                .isEqualTo("PENDING");

        assertThat(read(versions() + "/3").path("restores").longValue()).isEqualTo(1);
        assertThat(read(versions() + "/3").path("state").asString()).isEqualTo("LIVE");
        var entry = read("/api/v1/audit?action=connector.restored&resourceId=" + connectorId);
        assertThat(entry.at("/items/0/details/restores").asString()).isEqualTo("1");
        await().untilAsserted(() -> assertThat(KafkaEvents.recordsOf(connectorId, TopicNames.CONNECTOR_EVENTS))
                .extracting(
                        event -> KafkaEvents.header(event, "ce_type").replaceAll("fairlead.connector.(.*).v1", "$1"))
                .containsExactly("created", "updated", "updated"));
    }

    @Test
    void restoresOnlyWhatIsProvedWhereThatIsAskedFor() {
        restore(1, "?promote=onSuccess", "\"2\"")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.restores")
                .isEqualTo(1);
        assertThat(connector().at("/spec/dockerRegistryUrl").asString()).isEqualTo(FRANKFURT);
        FakeTestService.completeTest(FakeTestService.awaitProposal(connectorId), Diagnosis.OK);

        await().untilAsserted(() ->
                assertThat(connector().path("version").longValue()).isEqualTo(3));

        assertThat(connector().at("/spec/dockerRegistryUrl").asString()).isEqualTo("https://us.icr.io");
        assertThat(connector().at("/status/status").asString()).isEqualTo("SUCCESS");
        assertThat(read(versions() + "/3").path("restores").longValue()).isEqualTo(1);
        assertThat(read(versions() + "/3").path("createdBy").asString()).isEqualTo("person:somebody");
        assertThat(read("/api/v1/audit?action=connector.restored&resourceId=" + connectorId)
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void remembersWhetherAFormerVersionWorked() {
        restore(1, "?promote=onSuccess", "\"2\"").expectStatus().isAccepted();
        FakeTestService.completeTest(FakeTestService.awaitProposal(connectorId), Diagnosis.OK);
        await().untilAsserted(() ->
                assertThat(connector().at("/status/status").asString()).isEqualTo("SUCCESS"));

        restore(2, "", "\"3\"").expectStatus().isOk();

        assertThat(read(versions() + "/3").at("/found/status").asString()).isEqualTo("SUCCESS");
        assertThat(read(versions() + "/3").at("/found/verdict").asString()).isEqualTo("VERIFIED");
        assertThat(read(versions() + "/1").at("/found/status").asString()).isEqualTo("PENDING");
    }

    @Test
    void writesAVersionAsTheDocumentThatMakesItAgain() {
        var yaml = String.valueOf(http().get()
                .uri(versions() + "/1")
                .header(HttpHeaders.ACCEPT, "application/yaml")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        http().put()
                .uri(connectors + "/Works")
                .header(HttpHeaders.IF_MATCH, "\"2\"")
                .header(HttpHeaders.CONTENT_TYPE, "application/yaml")
                .body(yaml)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(yaml)
                .startsWith("connector:\n")
                .contains("https://us.icr.io")
                .doesNotContain("found", "state");
        assertThat(connector().at("/spec/dockerRegistryUrl").asString()).isEqualTo("https://us.icr.io");
    }

    @Test
    void refusesWhatCannotBeRestored() {
        restore(1, "", null).expectStatus().isEqualTo(428);
        restore(1, "", "\"1\"").expectStatus().isEqualTo(412);
        restore(2, "", "\"2\"")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VERSION_IS_LIVE");
        restore(7, "", "\"2\"")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VERSION_NOT_FOUND");
        http().post()
                .uri(connectors + "/Nothing/versions/1/restore")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(connector().path("version").longValue()).isEqualTo(2);
    }

    @Test
    void refusesAReferenceToASecretThatIsGone() {
        FakeSecretService.INSTANCE.has(new ResourceReference(scope, "other"));
        replace("\"2\"", withPassword("Works", "other")).expectStatus().isOk();
        FakeSecretService.INSTANCE.removes(new ResourceReference(scope, "key"));

        restore(1, "", "\"3\"")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/spec/auth/spec/passwordRef")
                .jsonPath("$.errors[0].code")
                .isEqualTo("SECRET_NOT_FOUND");
        assertThat(connector().path("version").longValue()).isEqualTo(3);
    }

    private ResponseSpec restore(long version, String query, @Nullable String ifMatch) {
        var request = http().post().uri(versions() + "/" + version + "/restore" + query);
        if (ifMatch != null) {
            request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        return request.exchange();
    }

    private ResponseSpec replace(String ifMatch, String body) {
        return send(http().put().uri(connectors + "/Works").header(HttpHeaders.IF_MATCH, ifMatch), body);
    }

    private static ResponseSpec send(RequestBodySpec request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private String versions() {
        return connectors + "/Works/versions";
    }

    private JsonNode connector() {
        return read(connectors + "/Works");
    }

    private JsonNode read(String path) {
        var body = http().get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }
}
