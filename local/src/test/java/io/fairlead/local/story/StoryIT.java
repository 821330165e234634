package io.fairlead.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.local.Ports;
import io.fairlead.local.Suite;
import io.fairlead.testbed.registry.IbmRegistry;
import io.fairlead.testbed.registry.RegistryServer;
import io.fairlead.testbed.registry.Skopeo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Create a connector, a delegate proves it, everyone sees the result; and what happens when programs die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {

    private static final String KEY = "canary-0f3a9c51b7e84d2260aa";
    private static final String WRONG_KEY = "canary-77d1e6b0c4984f35bb12";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final IbmRegistry ibm = IbmRegistry.start(KEY);
    private final RegistryServer htpasswd = RegistryServer.basic("deploy", KEY);
    private final RegistryServer open = RegistryServer.open();

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private Suite suite;

    @SuppressWarnings("NullAway.Init")
    private Api api;

    @BeforeAll
    void start(@TempDir Path directory) {
        home = directory;
        suite = Suite.start(home, Ports.free());
        api = new Api(suite);
        api.secret("right_key", KEY);
        api.secret("wrong_key", WRONG_KEY);
    }

    @AfterAll
    void stop() {
        suite.close();
        ibm.close();
        htpasswd.close();
        open.close();
    }

    @Test
    @Order(1)
    void acceptsTheRightKeyAndRefusesTheWrongOne() {
        api.connector("IBM_CR", ibm.url(), "iamapikey", "account.right_key");
        api.connector("IBM_wrong", ibm.url(), "iamapikey", "account.wrong_key");
        api.connector("IBM_user", ibm.url(), "me@example.com", "account.right_key");

        shows("IBM_CR", "SUCCESS", "VERIFIED", "OK");
        shows("IBM_wrong", "FAILURE", "REJECTED", "IBM_KEY_INVALID");
        shows("IBM_user", "FAILURE", "REJECTED", "IBM_WRONG_USERNAME");
    }

    @Test
    @Order(2)
    void spendsOneFailedLoginOnAWrongPassword() {
        var before = ibm.failedLogins();

        api.connector("IBM_once", ibm.url(), "iamapikey", "account.wrong_key");

        shows("IBM_once", "FAILURE", "REJECTED", "IBM_KEY_INVALID");
        assertThat(ibm.failedLogins()).isEqualTo(before + 1);
    }

    @Test
    @Order(3)
    void tellsTheTruthAboutOtherRegistriesToo() {
        api.connector("basic_right", htpasswd.url(), "deploy", "account.right_key");
        api.connector("basic_wrong", htpasswd.url(), "deploy", "account.wrong_key");
        api.connector("open_with_key", open.url(), "deploy", "account.right_key");
        api.anonymous("open_anonymous", open.url());
        api.connector("nobody", URI.create("http://127.0.0.1:1"), "deploy", "account.right_key");
        api.connector("metadata", URI.create("http://169.254.169.254"), "deploy", "account.right_key");

        shows("basic_right", "SUCCESS", "VERIFIED", "OK");
        shows("basic_wrong", "FAILURE", "REJECTED", "BAD_CREDENTIALS_BASIC");
        shows("open_with_key", "PARTIAL", "NOT_VERIFIABLE", "ANONYMOUS_ONLY");
        shows("open_anonymous", "PARTIAL", "NOT_CHECKED_ANONYMOUS", "ANONYMOUS_OK");
        shows("nobody", "FAILURE", "UNREACHABLE", "CONNECT_REFUSED");
        assertThat(api.settled("metadata", SOON).path("verdict").asString()).isEqualTo("REFUSED_BY_POLICY");
    }

    @Test
    @Order(4)
    void provesAgainWhatAChangedSecretPutInDoubt() {
        api.secret("rotating", WRONG_KEY);
        api.connector("rotated", ibm.url(), "iamapikey", "account.rotating");
        shows("rotated", "FAILURE", "REJECTED", "IBM_KEY_INVALID");

        api.rotate("rotating", KEY);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(api.status("rotated").path("status").asString())
                                .isEqualTo("SUCCESS"));
    }

    @Test
    @Order(5)
    void refusesAConnectorWhoseSecretDoesNotExist() {
        var answer = api.create("dangling", ibm.url(), "iamapikey", "account.no_such_key");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/spec/auth/spec/passwordRef");
    }

    @Test
    @Order(6)
    void streamsTheStepsOfATestAndReplaysThem() {
        var test = api.test("IBM_CR");

        var live = api.stream(URI.create(test + "/events"));
        var replayed = api.stream(URI.create(test + "/events"));

        assertThat(live).contains("TOKEN", "AUTHENTICATED_PING", "VERIFIED");
        assertThat(replayed).isEqualTo(live);
        assertThat(api.read(test).path("state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    @Order(7)
    void endsATestWhoseAgentIsKilled() {
        suite.process("delegate-agent").destroyForcibly();

        api.connector("orphan", ibm.url(), "iamapikey", "account.right_key");

        shows("orphan", "SUCCESS", "VERIFIED", "OK");
    }

    @Test
    @Order(8)
    void listsTagsAndCopiesAnImageFromOneRegistryToAnother() {
        api.connector("from", ibm.url(), "iamapikey", "account.right_key");
        api.connector("to", htpasswd.url(), "deploy", "account.right_key");
        var digest = ibm.push("my-namespace/app");

        var tags = api.ask("from", "tags?repository=my-namespace/app");
        var copy = api.copy("from", "my-namespace/app:latest", "to", "mirrored/app:1.0");
        var told = api.stream(URI.create(copy + "/events"));

        assertThat(tags.path("items").toString()).isEqualTo("[\"latest\"]");
        assertThat(told).contains("\"state\":\"COMPLETED\"", digest);
        assertThat(api.read(copy).path("result").path("digest").asString()).isEqualTo(digest);
        assertThat(Skopeo.digest(htpasswd.address() + "/mirrored/app:1.0", "deploy", KEY))
                .isEqualTo(digest);
    }

    @Test
    @Order(9)
    void keepsTheKeysOutOfEveryFileThatItWrites() throws IOException {
        var hunt = new CanaryHunt(KEY, WRONG_KEY);

        assertThat(hunt.filesWithCanaries(home)).isEmpty();
        assertThat(hunt.filesRead()).as("files of logs, topics and databases").isGreaterThan(100);
    }

    private void shows(String connector, String status, String verdict, String code) {
        var settled = api.settled(connector, SOON);
        assertThat(settled.path("status").asString() + " "
                        + settled.path("verdict").asString() + " "
                        + settled.path("code").asString())
                .as("%s: %s", connector, settled)
                .isEqualTo(status + " " + verdict + " " + code);
    }
}
