package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDisconnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.protocol.RequestSignature;
import io.fairlead.http.page.PageToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EnrolmentIT extends DelegateServiceTest {

    @Test
    void enrolsOnceWithWhatTheTokenGrants() {
        var token = token("docker", "eu-west");
        var delegate = new FakeDelegate(service());

        var first = delegate.enrol(token, "eu-1");
        var second = new FakeDelegate(service()).enrol(token, "eu-2");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json(first).path("tags").toString()).isEqualTo("[\"docker\",\"eu-west\"]");
        assertThat(json(first).path("scope").path("org").asString()).isEqualTo(org);
        assertThat(json(first).path("sealSignatureKey").asString()).isEqualTo(FakeSecretService.KEY);
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(json(second).path("code").asString()).isEqualTo("ENROLMENT_TOKEN_REFUSED");
        var registered = events.await(
                DelegateRegistered.class, event -> event.delegateId().equals(delegate.id()));
        assertThat(registered.sequence()).isEqualTo(1);
    }

    @Test
    void givesTheLastUseToOneOfSeveralAtOnce() throws InterruptedException {
        var token = token();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> enrolment =
                    () -> new FakeDelegate(service()).enrol(token, "eu-1").statusCode();
            assertThat(threads.invokeAll(Collections.nCopies(4, enrolment)))
                    .extracting(Future::resultNow)
                    .containsExactlyInAnyOrder(201, 401, 401, 401);
        }
    }

    @Test
    void showsATokenOnceAndRevokesIt() {
        var created = json(api("POST", "delegate-tokens", "{\"name\": \"ci\", \"uses\": 3}"));
        var text = created.path("token").asString();

        var listed = api("GET", "delegate-tokens", "").body();
        var revoked = api("DELETE", "delegate-tokens/" + created.path("id").asString(), "");

        assertThat(text).matches("fld_[0-9a-f]{32}_[0-9A-Za-z_-]{43}");
        assertThat(listed).contains("\"name\":\"ci\"", "\"usesLeft\":3").doesNotContain(text.substring(37));
        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(new FakeDelegate(service()).enrol(text, "late").statusCode()).isEqualTo(401);
    }

    @Test
    void namesEveryFaultOfATokenRequest() {
        var answer = api("POST", "delegate-tokens", "{\"tags\": [\"a b\"], \"expiresIn\": \"P31D\", \"uses\": 0}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/name", "/tags/0", "/expiresIn", "/uses");
    }

    @Test
    void refusesNamesThatDoNotShowWhatTheyAre() {
        for (var name : List.of("a\\u0000b", "\\u202eniam", "\\ud800", "a\\r\\nb")) {
            var answer = api("POST", "delegate-tokens", "{\"name\": \"%s\"}".formatted(name));
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(answer.body()).contains("/name", "INVALID_NAME");
        }
        assertThat(new FakeDelegate(service()).enrol(token(), "\u202eniam").statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesPageTokensThatItDidNotGive() {
        var wrong = "?pageToken=" + PageToken.encode("a\0b", "no id");
        var otherList = "?pageToken=" + PageToken.encode("eu-1", "true", "no id");

        assertThat(api("GET", "delegate-tokens" + wrong, "").body()).contains("BAD_PAGE_TOKEN");
        assertThat(api("GET", "delegates" + wrong, "").body()).contains("BAD_PAGE_TOKEN");
        assertThat(api("GET", "delegates" + otherList, "").body()).contains("BAD_PAGE_TOKEN");
    }

    @Test
    void refusesRequestsThatAreNotSignedAsTheyShould() {
        var delegate = enrolled("eu-1");
        var path = "/delegate/v1/poll";
        var body = "[]".getBytes(StandardCharsets.UTF_8);
        var more = Map.of("Fairlead-Epoch", "1");
        var good = delegate.headers("POST", path, body);
        var old = new RequestSignature(
                delegate.id(),
                Instant.now().minus(Duration.ofSeconds(400)),
                UUID.randomUUID().toString());

        assertThat(delegate.post(path, body, Map.of(), more).statusCode()).isEqualTo(401);
        assertThat(delegate.post(path, "[ ]".getBytes(StandardCharsets.UTF_8), good, more)
                        .statusCode())
                .isEqualTo(401);
        assertThat(delegate.post(path, body, delegate.headers(old, "POST", path, body), more)
                        .statusCode())
                .isEqualTo(401);
        assertThat(delegate.post(path, body, delegate.headers("POST", "/other", body), more)
                        .statusCode())
                .isEqualTo(401);
        assertThat(delegate.post(path, body, good, more).body()).contains("HELLO_EXPECTED");
        assertThat(delegate.post(path, body, good, more).body()).contains("nonce was used before");
        assertThat(new FakeDelegate(service()).post(path, "[]", more).body()).contains("DELEGATE_UNKNOWN");
    }

    @Test
    void showsWhoIsConnectedAndCutsWhoIsRevoked() {
        var delegate = enrolled("eu-1", "docker").connect(1);
        var id = delegate.id();
        var shown = json(api("GET", "delegates/" + id, ""));

        var revoked = api("DELETE", "delegates/" + id, "");

        assertThat(shown.path("state").asString()).isEqualTo("CONNECTED");
        assertThat(shown.path("tags").toString()).isEqualTo("[\"docker\"]");
        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(delegate.closed).succeedsWithin(Duration.ofSeconds(5));
        assertThat(delegate.post("/delegate/v1/poll", "[]", Map.of()).statusCode())
                .isEqualTo(401);
        var removed =
                events.await(DelegateRemoved.class, event -> event.delegateId().equals(id));
        assertThat(removed.sequence()).isEqualTo(3);
    }

    @Test
    void tellsOfConnectionsInOrderAndLetsTheHigherEpochWin() {
        var delegate = enrolled("eu-1").connect(1);
        delegate.connect(2);
        delegate.kill();

        var disconnected = events.await(
                DelegateDisconnected.class, event -> event.delegateId().equals(delegate.id()));

        assertThat(disconnected.sequence()).isEqualTo(4);
        assertThat(events.all(
                        DelegateConnected.class, event -> event.delegateId().equals(delegate.id())))
                .extracting(DelegateConnected::sequence)
                .containsExactly(2L, 3L);
        assertThat(json(api("GET", "delegates", ""))
                        .path("items")
                        .path(0)
                        .path("state")
                        .asString())
                .isEqualTo("DISCONNECTED");
    }
}
