package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateDisconnected;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.http.page.PageToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlacementPreviewIT extends DelegateServiceTest {

    @Test
    void saysPerDelegateWhatKeepsItFromTheWorkAndGivesItToWhomItNamed() {
        var free = enrolled("free", "docker", "eu").connect(1);
        var gone = enrolled("gone", "docker").connect(1);
        gone.kill();
        events.await(DelegateDisconnected.class, event -> event.delegateId().equals(gone.id()));
        enrolled("never", "docker");
        enrolled("other-tags", "eu").connect(1);
        inProject("narrow", "docker");

        var found = preview("docker");
        request("docker");

        assertThat(obstacles(found))
                .isEqualTo(Map.of(
                        "free", "",
                        "gone", "DISCONNECTED",
                        "never", "NEVER_CONNECTED",
                        "other-tags", "TAGS_LACKING docker",
                        "narrow", "OTHER_SCOPE"));
        assertThat(named(found, "free").path("lastHeartbeat").asString()).isNotEmpty();
        assertThat(named(found, "free").path("state").asString()).isEqualTo("CONNECTED");
        assertThat(named(found, "free").path("tags").toString()).isEqualTo("[\"docker\",\"eu\"]");
        assertThat(named(found, "gone").path("reason").asString()).startsWith("disconnected since 20");
        assertThat(named(found, "never").has("lastHeartbeat")).isFalse();
        assertThat(named(found, "narrow").path("reason").asString()).isEqualTo("serves only default/%s/p", org);
        assertThat(free.await(TestOffer.class).attempt()).isEqualTo(1);
    }

    @Test
    void saysThatADelegateHasItsHandsFullUntilItIsDoneWithSomething() {
        var delegate = enrolled("eu-1").connect(1);
        var offers = new ArrayList<TestOffer>();
        for (var task = 0; task < 4; task++) {
            request();
            offers.add(delegate.await(TestOffer.class));
            delegate.accept(offers.getLast());
        }

        var full = preview();
        var waiting = request();
        delegate.sendFrame(FakeDelegate.verified(offers.getFirst()));

        assertThat(named(full, "eu-1").path("obstacle").asString()).isEqualTo("BUSY");
        assertThat(named(full, "eu-1").path("reason").asString()).isEqualTo("busy with 4 of 4 tasks");
        assertThat(delegate.await(TestOffer.class).connectorId()).isEqualTo(waiting.connectorId());
    }

    @Test
    void showsThoseThatFitFirstAndAllOfThemInParts() {
        enrolled("a", "eu");
        enrolled("b", "docker");
        inProject("c", "docker");
        enrolled("d", "docker").connect(1);
        enrolled("e");

        var names = new ArrayList<String>();
        for (var token = ""; token != null; ) {
            var part = json(api("POST", "delegates/preview?pageSize=2" + token, selection("docker")));
            part.path("delegates").forEach(match -> names.add(match.path("name").asString()));
            token = part.has("nextPageToken")
                    ? "&pageToken=" + part.path("nextPageToken").asString()
                    : null;
        }

        assertThat(names).containsExactly("b", "d", "a", "c", "e");
    }

    @Test
    void showsNothingOfAnotherOrganisation() {
        var beside = new FakeDelegate(service());
        var token = json(send("POST", "/api/v1/orgs/%sx/delegate-tokens".formatted(org), "{\"name\": \"t\"}"));
        beside.enrol(token.path("token").asString(), "beside");

        assertThat(obstacles(preview())).doesNotContainKey("beside");
    }

    @Test
    void namesWhatIsWrongWithASelection() {
        var absent = api("POST", "delegates/preview", "{\"delegateSelectors\": [\"ok\", null]}");
        var wrong = api("POST", "delegates/preview", "{\"delegateSelectors\": [\"ok\", \"a,b\", \"\\u0000\"]}");
        var many = api("POST", "delegates/preview", selection("x".repeat(65).split("")));
        var token = api("POST", "delegates/preview?pageToken=" + PageToken.encode("true", "eu-1", "no id"), "{}");

        assertThat(List.of(absent.statusCode(), wrong.statusCode(), many.statusCode(), token.statusCode()))
                .containsOnly(400);
        assertThat(absent.body()).contains("/delegateSelectors/1").doesNotContain("/delegateSelectors/0");
        assertThat(wrong.body())
                .contains("/delegateSelectors/1", "/delegateSelectors/2")
                .doesNotContain("/delegateSelectors/0");
        assertThat(many.body()).contains("TOO_MANY");
        assertThat(token.body()).contains("BAD_PAGE_TOKEN");
    }

    private void inProject(String name, String tag) {
        var path = "/api/v1/orgs/%s/projects/p/delegate-tokens".formatted(org);
        var token = json(send("POST", path, "{\"name\": \"t\", \"tags\": [\"%s\"]}".formatted(tag)));
        new FakeDelegate(service()).enrol(token.path("token").asString(), name);
    }

    private JsonNode preview(String... selectors) {
        return json(api("POST", "delegates/preview", selection(selectors)));
    }

    private static String selection(String... selectors) {
        return FakeDelegate.JSON.writeValueAsString(Map.of("delegateSelectors", selectors));
    }

    private static JsonNode named(JsonNode preview, String name) {
        for (var match : preview.path("delegates")) {
            if (match.path("name").asString().equals(name)) {
                return match;
            }
        }
        throw new AssertionError("no " + name + " in " + preview);
    }

    /** By name the obstacle, and the tags that lack; nothing for those that are eligible. */
    private static Map<String, String> obstacles(JsonNode preview) {
        var obstacles = new TreeMap<String, String>();
        for (var match : preview.path("delegates")) {
            var lacking = new ArrayList<String>();
            match.path("lackingTags").forEach(tag -> lacking.add(tag.asString()));
            var obstacle = match.path("obstacle").asString("") + " " + String.join(" ", lacking);
            assertThat(match.path("eligible").asBoolean()).isEqualTo(obstacle.isBlank());
            obstacles.put(match.path("name").asString(), obstacle.strip());
        }
        return obstacles;
    }
}
