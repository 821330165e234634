package io.fairlead.connector.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.connector.KafkaEvents;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.testkit.access.TestIssuer;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScopesIT extends RunningConnectorService {

    private final String account = "a" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void listsWhatIsUsedAsFarAsTheCallerMaySee() {
        create("/orgs/sales/projects/shop");
        create("/orgs/it");

        assertThat(scopes("viewer")).containsExactly("/ viewer", "it viewer", "sales viewer", "sales/shop viewer");
        assertThat(scopes("viewer", "admin:sales"))
                .containsExactly("/ viewer", "it viewer", "sales admin", "sales/shop admin");
        assertThat(scopes("editor:sales/shop")).containsExactly("sales/shop editor");
        assertThat(scopes("editor:new/place")).as("granted is enough").containsExactly("new/place editor");
        assertThat(scopes()).isEmpty();
    }

    @Test
    void knowsWhereOnlySecretsOrDelegatesLive() {
        var delegate = UUID.randomUUID();
        KafkaEvents.publish(
                new SecretCreated(UUID.randomUUID(), 1, new ResourceReference(Scope.org(account, "safe"), "key"), 1));
        KafkaEvents.publish(new DelegateRegistered(delegate, 1, "edge", Scope.org(account, "edge"), List.of(), "key"));
        await().untilAsserted(
                        () -> assertThat(scopes("viewer")).containsExactly("/ viewer", "edge viewer", "safe viewer"));

        KafkaEvents.publish(new DelegateRemoved(delegate, 2));

        await().untilAsserted(() -> assertThat(scopes("viewer")).containsExactly("/ viewer", "safe viewer"));
    }

    @Test
    void answersPageByPageAndByName() {
        for (var project : List.of("alpha", "beta", "gamma")) {
            create("/orgs/sales/projects/" + project);
        }

        var first = read("?pageSize=3", "viewer");
        var second = read("?pageSize=3&pageToken=" + first.path("nextPageToken").asString(), "viewer");

        assertThat(places(first)).containsExactly("/ viewer", "sales viewer", "sales/alpha viewer");
        assertThat(places(second)).containsExactly("sales/beta viewer", "sales/gamma viewer");
        assertThat(second.has("nextPageToken")).isFalse();
        assertThat(places(read("?q=LPH", "viewer"))).containsExactly("sales/alpha viewer");
    }

    private void create(String path) {
        http(TestIssuer.shared().personToken(account, "admin"))
                .post()
                .uri("/api/v1" + path + "/connectors")
                .contentType(MediaType.APPLICATION_JSON)
                .body(anonymous("Here"))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private List<String> scopes(String... grants) {
        return places(read("", grants));
    }

    private JsonNode read(String query, String... grants) {
        var body = http(TestIssuer.shared().personToken(account, grants))
                .get()
                .uri("/api/v1/scopes" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    /** {@code org/project role} of each. */
    private static List<String> places(JsonNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(item -> "%s%s %s"
                        .formatted(
                                item.at("/scope/org").asString("/"),
                                item.at("/scope").has("project")
                                        ? "/" + item.at("/scope/project").asString()
                                        : "",
                                item.path("role").asString()))
                .toList();
    }
}
