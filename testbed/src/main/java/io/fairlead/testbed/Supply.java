package io.fairlead.testbed;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * Decides once per JVM whether PostgreSQL and Kafka run in containers or are embedded; tests don't know. Containers win
 * where an engine answers and already has their images, so that no test waits for a download that may never come.
 */
enum Supply {
    CONTAINERS,
    EMBEDDED;

    static final String POSTGRES_IMAGE = "postgres:18";
    static final String KAFKA_IMAGE = "apache/kafka:4.2.2";

    private static final String SETTING = "FAIRLEAD_TESTBED";

    static Supply chosen() {
        return Once.CHOSEN;
    }

    private static Supply choose() {
        var wish = System.getenv().getOrDefault(SETTING, "").toLowerCase(Locale.ROOT);
        var supply = switch (wish) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            case "" -> anEngineHasTheImages() ? CONTAINERS : EMBEDDED;
            default ->
                throw new IllegalArgumentException(
                        SETTING + "=" + wish + ": known are embedded, containers, and nothing");
        };
        LoggerFactory.getLogger(Supply.class)
                .warn("TESTBED: PostgreSQL and Kafka of these tests are {} ({}={})", supply, SETTING, wish);
        return supply;
    }

    private static boolean anEngineHasTheImages() {
        try (var engine = DockerClientProviderStrategy.getClientForConfig(
                DockerClientFactory.instance().getTransportConfig())) {
            var present = engine.listImagesCmd().exec().stream()
                    .map(image -> image.getRepoTags())
                    .filter(Objects::nonNull)
                    .flatMap(Arrays::stream)
                    .toList();
            return neededImages().allMatch(image -> present.stream().anyMatch(tag -> tag.startsWith(image)));
        } catch (IOException | RuntimeException | LinkageError _) {
            return false;
        }
    }

    private static Stream<String> neededImages() {
        var servers = List.of(POSTGRES_IMAGE, KAFKA_IMAGE);
        // Testcontainers starts its own cleaner first, unless it is told not to.
        return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                ? servers.stream()
                : Stream.concat(servers.stream(), Stream.of("testcontainers/ryuk:"));
    }

    private static final class Once {

        private static final Supply CHOSEN = choose();
    }
}
