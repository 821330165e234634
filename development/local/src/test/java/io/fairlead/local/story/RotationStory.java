package io.fairlead.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.local.LocalCluster;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.TokenService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** One secret of 50 connectors on three delegates gets another value; one connector's registry is slower to know it. */
final class RotationStory implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<String> connectors =
            IntStream.range(0, 50).mapToObj(number -> "user_" + number).toList();
    private final LocalCluster cluster;
    private final ApiClient api;
    private final ExtraDelegates delegates;
    private final String key;
    private final String halfKnown;
    private final String next;
    private final IbmRegistry many;
    private final IbmRegistry strict;

    RotationStory(LocalCluster cluster, ApiClient api, String key) {
        this.cluster = cluster;
        this.api = api;
        // Whoever searches for the key in any form finds these as well.
        this.key = key;
        this.halfKnown = key + "-half";
        this.next = key + "-next";
        this.delegates = new ExtraDelegates(cluster, api);
        this.many = IbmRegistry.start(TokenService.ibm(Set.of(key, halfKnown, next)));
        this.strict = IbmRegistry.start(TokenService.ibm(Set.of(key, next)));
    }

    void begins() {
        delegates.start("north");
        delegates.start("south");
        api.createSecret("shared", key);
        var tags = List.of("local", "north", "south");
        for (var number = 0; number < connectors.size(); number++) {
            var registry = number == 49 ? strict.url() : many.url();
            api.createConnector(connectors.get(number), registry, "iamapikey", "account.shared", tags.get(number % 3));
        }
        awaitSuccessOfAll();
    }

    /** The table says who fails, nothing goes live, and nobody notices. */
    void triesAValueThatOneRegistryDoesNotKnow() {
        var refusedThere = strict.failedLogins();
        var refusedElsewhere = many.failedLogins();
        var before = System.nanoTime();

        var table = api.tryOut("shared", halfKnown);

        printDuration("tried with 50 connectors on 3 delegates", before);
        assertThat(table.at("/state").asString()).isEqualTo("FAILED");
        assertThat(table.at("/counts/passed").asInt()).isEqualTo(49);
        assertThat(table.at("/connectors")
                        .valueStream()
                        .filter(row -> !row.path("passed").asBoolean()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("identifier").asString() + " "
                                + row.path("code").asString())
                        .isEqualTo("user_49 IBM_KEY_INVALID"));
        assertThat(table.at("/connectors").findValues("delegate").stream()
                        .map(delegate -> delegate.path("name").asString()))
                .contains("local", "north", "south");
        var promotion = api.promote("shared", table.path("version").asString());
        assertThat(promotion.statusCode()).isEqualTo(409);
        assertThat(promotion.body()).contains("TRIAL_FAILED", "user_49", "force=true");
        assertThat(strict.failedLogins()).isEqualTo(refusedThere + 1);
        assertThat(many.failedLogins()).isEqualTo(refusedElsewhere);
    }

    /** One failed login at each registry, not fifty. */
    void triesAWrongValue(String wrong) {
        var before = many.failedLogins();

        var refused = api.replace("shared", wrong);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("IBM_KEY_INVALID", "NOT_TRIED");
        assertThat(many.failedLogins()).isEqualTo(before + 1);
        assertThat(connectors)
                .allSatisfy(connector -> assertThat(
                                api.status(connector).path("status").asString())
                        .isEqualTo("SUCCESS"));
    }

    /** All are proved with it, before and after, and none was ever red. */
    void rotates() {
        var before = System.nanoTime();

        api.rotate("shared", next);

        printDuration("rotated under 50 connectors on 3 delegates", before);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(new WrittenData(cluster).statuses())
                        .containsKeys(connectors.toArray(String[]::new))
                        .allSatisfy((connector, statuses) -> {
                            if (connectors.contains(connector)) {
                                assertThat(statuses)
                                        .as(connector)
                                        .contains("PENDING")
                                        .endsWith("SUCCESS")
                                        .doesNotContain("FAILURE");
                            }
                        }));
        printDuration("rotated, and all 50 tested again", before);
    }

    private void awaitSuccessOfAll() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(connectors)
                        .allSatisfy(connector -> assertThat(
                                        api.status(connector).path("status").asString())
                                .isEqualTo("SUCCESS")));
    }

    private static void printDuration(String what, long nanos) {
        System.out.println(
                what + " in " + Duration.ofNanos(System.nanoTime() - nanos).toMillis() + " ms");
    }

    @Override
    public void close() {
        delegates.close();
        many.close();
        strict.close();
    }
}
