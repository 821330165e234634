package io.fairlead.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.server.RealPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

@RealPostgres
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=harbour",
            "spring.flyway.locations=classpath:db/limits",
            "management.server.port=0",
            "fairlead.access.public-paths=/exchange,/client-token",
            "fairlead.limits.trust-forwarded-for=true",
            "fairlead.limits.batch-size=4",
            // slow to fill again, so that a slow machine counts the same
            "fairlead.limits.address.per-minute=1",
            "fairlead.limits.address.burst=60",
            "fairlead.limits.name.per-minute=1",
            "fairlead.limits.name.burst=20",
            "fairlead.limits.refused.per-minute=1",
            "fairlead.limits.refused.burst=20",
            "fairlead.limits.token.per-minute=1",
            "fairlead.limits.token.burst=15",
            "fairlead.limits.caller.per-minute=1",
            "fairlead.limits.caller.burst=10",
            "fairlead.limits.trial.per-minute=1",
            "fairlead.limits.trial.burst=3"
        })
class LimitsIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address = "203.0.113.7";

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private RateLimitBuckets buckets;

    @Test
    void refusesWhoTriesPasswordsOfOneNameAndNobodyElse() throws Exception {
        var victim = "victim-" + UUID.randomUUID();
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(tryPassword(victim, address).statusCode()).isEqualTo(200);
        }

        var refused = tryPassword(victim, address);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 6));
        assertThat(JsonMapper.shared().readTree(refused.body()).path("code").asString())
                .isEqualTo("TOO_MANY_REQUESTS");
        assertThat(tryPassword(victim, "198.51.100.7").statusCode()).isEqualTo(200);
        assertThat(tryPassword("somebody-else", address).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnAddressThatTriesManyNames() throws Exception {
        var spraying = "192.0.2.1";
        for (var attempt = 0; attempt < 60; attempt++) {
            assertThat(tryPassword("name-" + attempt, spraying).statusCode()).isEqualTo(200);
        }

        assertThat(tryPassword("one-more", spraying).statusCode()).isEqualTo(429);
        assertThat(tryPassword("one-more", spraying + ", 192.0.2.2").statusCode())
                .isEqualTo(200);
    }

    @Test
    void rejectsUnknownLoginsAtOnceWhereManyTryButNotKnownOnes() throws Exception {
        assertThat(tryPassword("regular", "198.51.100.80", "right").statusCode())
                .isEqualTo(200);
        HarbourApplication.gate = new CountDownLatch(1);
        var refused = new AtomicInteger();
        var flood = IntStream.range(0, 40)
                .mapToObj(number -> http.sendAsync(
                                passwordOf("guess-" + number, "198.51.100." + number, "held"), BodyHandlers.ofString())
                        .thenAccept(answer -> {
                            if (answer.statusCode() == 503) {
                                refused.incrementAndGet();
                            }
                        }))
                .toList();
        await().untilAsserted(() -> assertThat(refused).hasValueGreaterThanOrEqualTo(20));

        var stranger = tryPassword("one-more", "192.0.2.77");
        var regular = tryPassword("regular", "198.51.100.80");
        var elsewhere = tryPassword("regular", "198.51.100.81");
        HarbourApplication.gate.countDown();
        flood.forEach(CompletableFuture::join);

        assertThat(stranger.statusCode()).isEqualTo(503);
        assertThat(stranger.headers().firstValue("Retry-After")).contains("2");
        assertThat(JsonMapper.shared().readTree(stranger.body()).path("code").asString())
                .isEqualTo("LOGINS_BUSY");
        assertThat(regular.statusCode()).isEqualTo(200);
        assertThat(elsewhere.statusCode()).isEqualTo(503);
    }

    @Test
    void letsNobodyKeepTheOwnerOfANameOut() throws Exception {
        assertThat(tryPassword("owner", "203.0.113.90", "right").statusCode()).isEqualTo(200);
        for (var attempt = 1; attempt <= 25; attempt++) {
            assertThat(tryPassword("owner", "203.0.113.1" + attempt).statusCode())
                    .isEqualTo(200);
        }

        assertThat(tryPassword("owner", "203.0.113.200", "right").statusCode())
                .as("from an address that nobody knows")
                .isEqualTo(200);
        assertThat(tryPassword("owner", "203.0.113.90").statusCode()).isEqualTo(200);
    }

    @Test
    void checksOneAtATimeOfANameThatManyGuessAt() throws Exception {
        for (var attempt = 0; attempt < 20; attempt++) {
            tryPassword("guessed-at", "198.51.100.1" + attempt);
        }
        HarbourApplication.gate = new CountDownLatch(1);
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var flood = IntStream.range(0, 4)
                .mapToObj(number -> http.sendAsync(
                                passwordOf("guessed-at", "198.51.100.2" + number, "held"), BodyHandlers.ofString())
                        .thenAccept(answer -> statuses.put(number, answer.statusCode())))
                .toList();
        await().untilAsserted(() -> assertThat(statuses).hasSizeGreaterThanOrEqualTo(2));

        var other = tryPassword("somebody", "198.51.100.30", "right");
        HarbourApplication.gate.countDown();
        flood.forEach(CompletableFuture::join);

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(statuses.values()).contains(200, 503);
    }

    @Test
    void countsNoPasswordThatWasRightOrThatNobodyCouldCheck() throws Exception {
        for (var attempt = 0; attempt < 12; attempt++) {
            assertThat(tryPassword("typist", "203.0.113.60", "unchecked").statusCode())
                    .isEqualTo(200);
            assertThat(tryPassword("typist", "203.0.113.60", "right").statusCode())
                    .isEqualTo(200);
        }

        assertThat(tryPassword("typist", "203.0.113.60").statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyAtAnAddressKeepOutWhoIsKnownThere() throws Exception {
        assertThat(tryPassword("resident", "203.0.113.70", "right").statusCode())
                .isEqualTo(200);
        for (var attempt = 0; attempt < 60; attempt++) {
            tryPassword("resident-" + attempt, "203.0.113.70");
        }

        assertThat(tryPassword("visitor", "203.0.113.70", "right").statusCode()).isEqualTo(429);
        assertThat(tryPassword("resident", "203.0.113.70", "right").statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyUseUpWhatBelongsToAClient() throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var attempt = 0; attempt < 30; attempt++) {
            statuses.add(clientToken("harbour-master", false));
        }

        assertThat(statuses).startsWith(200, 200).endsWith(429, 429);
        assertThat(clientToken("harbour-master", true)).isEqualTo(200);
    }

    @Test
    void holdsBackAClientThatAsksTooOften() throws Exception {
        for (var attempt = 0; attempt < 15; attempt++) {
            assertThat(clientToken("greedy-client", true)).isEqualTo(200);
        }

        assertThat(clientToken("greedy-client", true)).isEqualTo(429);
        assertThat(clientToken("modest-client", true)).isEqualTo(200);
    }

    @Test
    void letsNobodyUseUpWhatBelongsToAToken() throws Exception {
        for (var attempt = 0; attempt < 30; attempt++) {
            exchange("flt_harbour_wrong", "192.0.2.50", "refused");
        }

        assertThat(exchange("flt_harbour_wrong", "192.0.2.50", "refused")).isEqualTo(429);
        assertThat(exchange("flt_harbour_right", "192.0.2.50", "right")).isEqualTo(200);
    }

    @Test
    void keepsNothingOfWhatStrangersMakeUp() throws Exception {
        for (var attempt = 0; attempt < 40; attempt++) {
            tryPassword("made-up-" + attempt, "192.0.2.60");
            exchange("flt_made-up-" + attempt + "_x", "192.0.2.60", "refused");
            clientToken("made-up-" + attempt, false);
        }

        var rows = jdbc.queryForList("select id from limit_bucket", String.class);
        assertThat(rows).noneMatch(row -> row.contains("made-up"));
        assertThat(rows).filteredOn(row -> row.endsWith(" 192.0.2.60")).hasSizeLessThanOrEqualTo(2 + 64);
    }

    @Test
    void givesEachCallerABucketOfHisOwn() throws Exception {
        var greedy = call("greedy");

        assertThat(IntStream.range(0, 12).map(_ -> greedy.getAsInt()))
                .startsWith(200, 200, 200, 200, 200, 200, 200, 200, 200, 200)
                .endsWith(429);
        assertThat(call("modest").getAsInt()).isEqualTo(200);
    }

    @Test
    void givesACallerFewerRequestsThatTryLogins() {
        var guessing = call("guessing", "POST", "/api/v1/pilots");

        assertThat(IntStream.range(0, 4).map(_ -> guessing.getAsInt())).containsExactly(200, 200, 200, 429);
        assertThat(call("guessing").getAsInt()).isEqualTo(200);
        assertThat(call("careful", "POST", "/api/v1/pilots").getAsInt()).isEqualTo(200);
    }

    @Test
    void countsOverAllInstances() {
        var other = new RateLimitBuckets(database, Clock.systemUTC());
        var limit = new RateLimit(1, 10);
        var key = "test " + UUID.randomUUID();

        var granted = 0;
        for (var attempt = 0; attempt < 20; attempt++) {
            granted += (attempt % 2 == 0 ? buckets : other)
                            .tryConsume(key, limit, 1)
                            .isEmpty()
                    ? 1
                    : 0;
        }

        assertThat(granted).isEqualTo(10);
    }

    @Test
    void answersFromMemoryWhoWasRefused() {
        var limit = new RateLimit(1, 1);
        var key = "test " + UUID.randomUUID();
        buckets.tryConsume(key, limit, 1);
        assertThat(buckets.tryConsume(key, limit, 1)).isPresent();

        jdbc.update("delete from limit_bucket where id = ?", key);

        assertThat(buckets.tryConsume(key, limit, 1))
                .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void forgetsBucketsThatAreFullAgain() {
        var key = "test " + UUID.randomUUID();
        buckets.tryConsume(key, new RateLimit(60, 1), 1);
        jdbc.update("update limit_bucket set expires_at = 1 where id = ?", key);

        buckets.purgeExpired();

        assertThat(jdbc.queryForObject("select count(*) from limit_bucket where id = ?", Long.class, key))
                .isZero();
    }

    private int clientToken(String client, boolean right) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:%d/client-token?client=%s&right=%s".formatted(port, client, right)))
                .header("X-Forwarded-For", "192.0.2.40")
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private int exchange(String token, String from, String way) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/exchange?way=" + way))
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", from)
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private HttpResponse<String> tryPassword(String name, String from) throws Exception {
        return tryPassword(name, from, "wrong");
    }

    private HttpResponse<String> tryPassword(String name, String from, String way) throws Exception {
        return http.send(passwordOf(name, from, way), BodyHandlers.ofString());
    }

    private HttpRequest passwordOf(String name, String from, String way) {
        var login = Base64.getEncoder().encodeToString((name + ":guess").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/exchange?way=" + way))
                .header("Authorization", "Basic " + login)
                .header("X-Forwarded-For", from)
                .POST(BodyPublishers.noBody())
                .build();
    }

    private IntSupplier call(String name) {
        return call(name, "GET", "/api/v1/berths");
    }

    private IntSupplier call(String name, String method, String path) {
        var issuer = TestIssuer.shared();
        var token = issuer.sign(
                issuer.claims().subject(name).claim("account", "default").claim("grants", List.of("editor")));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build();
        return () -> http.sendAsync(request, BodyHandlers.ofString()).join().statusCode();
    }
}
