package io.fairlead.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.local.LocalCluster;
import io.fairlead.local.LocalService;
import io.fairlead.local.observability.RunbookStatements;
import io.fairlead.local.observability.ScrapingPrometheus;
import io.fairlead.testkit.canary.CanarySearch;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.Skopeo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
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
    private static final int TESTS = 50;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration HEALED = Duration.ofSeconds(90);

    private final IbmRegistry ibm = IbmRegistry.start(KEY);
    private final RegistryServer htpasswd = RegistryServer.basic("deploy", KEY);
    private final RegistryServer open = RegistryServer.open();
    private final StoryServers servers = new StoryServers();

    @SuppressWarnings("NullAway.Init")
    private LocalCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private ApiClient api;

    @BeforeAll
    void start(@TempDir Path directory) {
        cluster = LocalCluster.start(servers.settings(directory));
        api = new ApiClient(cluster);
        api.createSecret("right_key", KEY);
        api.createSecret("wrong_key", WRONG_KEY);
    }

    @AfterAll
    void stop() {
        cluster.close();
        servers.close();
        ibm.close();
        htpasswd.close();
        open.close();
    }

    @Test
    @Order(0)
    void letsNobodyInWithoutAToken() {
        assertThat(LocalService.values())
                .allSatisfy(
                        service -> assertThat(api.statusWithoutToken(service)).isEqualTo(401));
    }

    @Test
    @Order(1)
    void acceptsTheRightKeyAndRefusesTheWrongOne() {
        api.createConnector("IBM_CR", ibm.url(), "iamapikey", "account.right_key");
        api.createConnector("IBM_wrong", ibm.url(), "iamapikey", "account.wrong_key");
        api.createConnector("IBM_user", ibm.url(), "me@example.com", "account.right_key");

        shows("IBM_CR", "SUCCESS", "VERIFIED", "OK");
        shows("IBM_wrong", "FAILURE", "REJECTED", "IBM_KEY_INVALID");
        shows("IBM_user", "FAILURE", "REJECTED", "IBM_WRONG_USERNAME");
    }

    @Test
    @Order(2)
    void spendsOneFailedLoginOnAWrongPassword() {
        api.createSecret("once_wrong_key", WRONG_KEY);
        var before = ibm.failedLogins();

        for (var number = 0; number < 6; number++) {
            api.createConnector("IBM_once_" + number, ibm.url(), "iamapikey", "account.once_wrong_key");
        }
        for (var number = 0; number < 6; number++) {
            shows("IBM_once_" + number, "FAILURE", "REJECTED", "IBM_KEY_INVALID");
        }
        for (var click = 0; click < 5; click++) {
            api.stream(URI.create(api.startTest("IBM_once_0") + "/events"));
        }

        assertThat(ibm.failedLogins()).isEqualTo(before + 1);
    }

    @Test
    @Order(3)
    void tellsTheTruthAboutOtherRegistriesToo() {
        api.createConnector("basic_right", htpasswd.url(), "deploy", "account.right_key");
        api.createConnector("basic_wrong", htpasswd.url(), "deploy", "account.wrong_key");
        api.createConnector("open_with_key", open.url(), "deploy", "account.right_key");
        api.createAnonymousConnector("open_anonymous", open.url());
        api.createConnector("nobody", URI.create("http://127.0.0.1:1"), "deploy", "account.right_key");
        api.createConnector("metadata", URI.create("http://169.254.169.254"), "deploy", "account.right_key");

        shows("basic_right", "SUCCESS", "VERIFIED", "OK");
        shows("basic_wrong", "FAILURE", "REJECTED", "BAD_CREDENTIALS_BASIC");
        shows("open_with_key", "PARTIAL", "NOT_VERIFIABLE", "ANONYMOUS_ONLY");
        shows("open_anonymous", "PARTIAL", "NOT_CHECKED_ANONYMOUS", "ANONYMOUS_OK");
        shows("nobody", "FAILURE", "UNREACHABLE", "CONNECT_REFUSED");
        assertThat(api.awaitStatus("metadata", SOON).path("verdict").asString()).isEqualTo("REFUSED_BY_POLICY");
    }

    @Test
    @Order(4)
    void provesAgainWhatAChangedSecretPutInDoubt() {
        api.createSecret("rotating", WRONG_KEY);
        api.createConnector("rotated", ibm.url(), "iamapikey", "account.rotating");
        shows("rotated", "FAILURE", "REJECTED", "IBM_KEY_INVALID");

        api.rotate("rotating", KEY);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(api.status("rotated").path("status").asString())
                                .isEqualTo("SUCCESS"));
    }

    @Test
    @Order(5)
    void rotatesASecretOf50ConnectorsWithoutFear() {
        try (var story = new RotationStory(cluster, api, KEY)) {
            story.begins();
            story.triesAValueThatOneRegistryDoesNotKnow();
            story.triesAWrongValue(WRONG_KEY);
            story.rotates();
        }
    }

    @Test
    @Order(6)
    void refusesAConnectorWhoseSecretDoesNotExist() {
        var answer = api.postConnector("dangling", ibm.url(), "iamapikey", "account.no_such_key");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/spec/auth/spec/passwordRef");
    }

    @Test
    @Order(6)
    void testsADraftAndKeepsNothingOfIt() {
        var before = ibm.failedLogins();

        var wrong = api.testDraft("drafted", ibm.url(), "iamapikey", "account.wrong_key");
        var right = api.testDraft("drafted", ibm.url(), "iamapikey", "account.right_key");

        assertThat(wrong.path("code").asString()).isEqualTo("IBM_KEY_INVALID");
        assertThat(wrong.path("remedy").asString()).isNotBlank();
        assertThat(ibm.failedLogins()).as("the login was refused before").isEqualTo(before);
        assertThat(right.path("verdict").asString()).isEqualTo("VERIFIED");
        assertThat(right.path("trigger").asString()).isEqualTo("DRAFT");
        assertThat(right.at("/delegate/name").asString()).isNotBlank();
        assertThat(api.read(cluster.address(LocalService.CONNECTOR).resolve("/api/v1/connectors?q=drafted"))
                        .path("items"))
                .isEmpty();
    }

    @Test
    @Order(7)
    void streamsTheStepsOfATestAndReplaysThem() {
        var test = api.startTest("IBM_CR");

        var live = api.stream(URI.create(test + "/events"));
        var replayed = api.stream(URI.create(test + "/events"));

        assertThat(live).contains("TOKEN", "AUTHENTICATED_PING", "VERIFIED");
        assertThat(replayed).isEqualTo(live);
        assertThat(api.read(test).path("state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    @Order(7)
    void testsAConnectorWithFewDeliveriesAndTransactions() {
        var before = TestCosts.soFar(cluster);
        for (var number = 0; number < TESTS; number++) {
            api.createConnector("counted_" + number, htpasswd.url(), "deploy", "account.right_key");
        }
        for (var number = 0; number < TESTS; number++) {
            shows("counted_" + number, "SUCCESS", "VERIFIED", "OK");
        }

        var costs = TestCosts.soFar(cluster).since(before, TESTS);
        assertThat(costs.deliveries()).as("%s", costs).isBetween(6.0, 12.0);
        assertThat(costs.dropped()).as("%s", costs).isLessThan(8);
        assertThat(costs.commits()).as("%s", costs).isLessThan(6);
        assertThat(costs.transactions()).as("%s", costs).isLessThan(40);
    }

    @Test
    @Order(8)
    void endsATestWhoseAgentIsKilled() {
        cluster.process("delegate-agent").destroyForcibly();

        api.createConnector("orphan", ibm.url(), "iamapikey", "account.right_key");

        shows("orphan", "SUCCESS", "VERIFIED", "OK");
    }

    @Test
    @Order(9)
    void listsTagsAndCopiesAnImageFromOneRegistryToAnother() {
        api.createConnector("from", ibm.url(), "iamapikey", "account.right_key");
        api.createConnector("to", htpasswd.url(), "deploy", "account.right_key");
        var digest = ibm.push("my-namespace/app");

        var tags = api.lookUp("from", "tags?repository=my-namespace/app");
        var copy = api.startCopy("from", "my-namespace/app:latest", "to", "mirrored/app:1.0");
        var told = api.stream(URI.create(copy + "/events"));

        assertThat(tags.path("items").toString()).isEqualTo("[\"latest\"]");
        assertThat(told).contains("\"state\":\"COMPLETED\"", digest);
        assertThat(api.read(copy).path("result").path("digest").asString()).isEqualTo(digest);
        assertThat(Skopeo.digest(htpasswd.address() + "/mirrored/app:1.0", "deploy", KEY))
                .isEqualTo(digest);
    }

    /** Rates need two scrapes with a request between them. */
    @Test
    @Order(9)
    void everyExpressionOfDashboardsAndRulesFindsASeries(@TempDir Path directory) {
        api.createConnector("scraped", ibm.url(), "iamapikey", "account.right_key");
        try (var prometheus = ScrapingPrometheus.start(directory, cluster.metricsAddresses(), cluster.metricsToken())) {
            await().atMost(HEALED).pollInterval(Duration.ofSeconds(3)).untilAsserted(() -> {
                api.startTest("scraped");
                api.statusWithoutToken(LocalService.CONNECTOR);
                assertThat(prometheus.expressionsWithoutSeries()).isEmpty();
            });
            assertThat(prometheus.query("sum(up{job=\"fairlead\"})"))
                    .singleElement()
                    .satisfies(up ->
                            assertThat(up.path("value").path(1).asString()).isEqualTo("6"));
        }
    }

    /** In the database of the service that its page means. */
    @Test
    @Order(9)
    void everyStatementOfARunbookRunsInADatabase() {
        assertThat(RunbookStatements.list())
                .hasSizeGreaterThan(5)
                .allSatisfy(statement -> assertThat(LocalService.values())
                        .as(statement)
                        .anySatisfy(service -> assertThatCode(() -> {
                                    try (var connection =
                                                    cluster.database(service).connect();
                                            var query = connection.createStatement()) {
                                        query.execute(statement);
                                    }
                                })
                                .doesNotThrowAnyException()));
    }

    @Test
    @Order(10)
    void losesNothingWhenEachServiceIsKilledInTurn() {
        var created = new ArrayList<String>();
        var victims = new ArrayList<>(List.of(LocalService.values()));

        for (var number = 0; number < 200; number++) {
            if (number % 40 == 20) {
                cluster.process(victims.removeFirst().program()).destroyForcibly();
            }
            var identifier = "stream_" + number;
            await().atMost(HEALED)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> exists(identifier));
            created.add(identifier);
        }

        assertThat(victims).isEmpty();
        assertThat(created)
                .hasSize(200)
                .allSatisfy(identifier -> await().atMost(HEALED)
                        .ignoreExceptions()
                        .until(() ->
                                api.status(identifier).path("status").asString().equals("SUCCESS")));
        for (var topic : List.of(Topic.CONNECTORS, Topic.SECRETS, Topic.TESTS, Topic.TASKS)) {
            for (var name : topic.names()) {
                assertThat(new WrittenData(cluster).sequences(name))
                        .as(name)
                        .allSatisfy((_, told) -> assertThat(told).isSorted());
            }
            assertThat(new WrittenData(cluster).sequences(topic))
                    .as("%s", topic)
                    .allSatisfy((_, told) -> assertThat(told)
                            .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, told.size())
                                    .boxed()
                                    .toList()));
        }
    }

    @Test
    @Order(11)
    void keepsTheKeysOutOfEverythingThatItWrites() throws IOException, SQLException {
        servers.copyDataTo(cluster.home());

        for (var key : List.of(KEY, WRONG_KEY)) {
            var canary = CanarySearch.of(key);

            new WrittenData(cluster).searchFor(canary);

            canary.assertNotFound();
            assertThat(canary.bytesSearched())
                    .as("bytes of logs, topics and databases")
                    .isGreaterThan(10_000_000);
        }
    }

    @Test
    @Order(11)
    void keepsTheKeysOutOfTheMemoryOfProgramsThatMustNotKnowThem(@TempDir Path dumps) {
        for (var program : List.of("delegate-service", "test-service", "connector-service", "kafka")) {
            var dump = HeapDump.write(cluster.process(program), dumps.resolve(program + ".hprof"));

            for (var key : List.of(KEY, WRONG_KEY)) {
                var canary = CanarySearch.of(key).searchIn(dump);

                canary.assertNotFound();
                assertThat(canary.bytesSearched()).as("bytes of %s", program).isGreaterThan(10_000_000);
            }
        }
        tellWhatTheKeepersMemoryHolds(dumps);
    }

    @Test
    @Order(11)
    void tellsTheLogsNoPasswordOfThePeopleAndDatabases() throws IOException {
        var passwords = new ArrayList<>(List.of(
                Files.readString(cluster.home().resolve("admin-password")).strip(), cluster.adminToken()));
        for (var service : LocalService.values()) {
            passwords.add(cluster.database(service).password());
            passwords.add(cluster.database(service).ownerPassword());
        }

        for (var password : passwords) {
            CanarySearch.of(password).searchIn(cluster.home().resolve("logs")).assertNotFound();
        }
    }

    @Test
    @Order(11)
    void givesNoServiceThePasswordOfItsTablesOwner() throws IOException {
        for (var program : LocalService.values()) {
            var settings = Path.of("/proc/%d/environ"
                    .formatted(cluster.process(program.program()).pid()));
            var environment = Files.readAllBytes(settings);

            for (var service : LocalService.values()) {
                CanarySearch.of(cluster.database(service).ownerPassword())
                        .searchIn(program.program(), environment)
                        .assertNotFound();
            }
        }
    }

    /** Asserts nothing, for secret-service is given the value; the figure is for docs/keys.md. */
    private void tellWhatTheKeepersMemoryHolds(Path dumps) {
        var dump = HeapDump.write(cluster.process("secret-service"), dumps.resolve("secret-service.hprof"));
        System.out.printf(
                "HEAP: secret-service's memory, garbage included, holds the key %d times%n",
                CanarySearch.of(KEY).searchIn(dump).hits().size());
    }

    /** Creates it, and after a lost answer finds that it was created. */
    private boolean exists(String identifier) {
        try {
            var status = api.postConnector(identifier, ibm.url(), "iamapikey", "account.right_key")
                    .statusCode();
            return status == 201 || status == 409;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private void shows(String connector, String status, String verdict, String code) {
        var settled = api.awaitStatus(connector, SOON);
        assertThat(settled.path("status").asString() + " "
                        + settled.path("verdict").asString() + " "
                        + settled.path("code").asString())
                .as("%s: %s", connector, settled)
                .isEqualTo(status + " " + verdict + " " + code);
    }
}
