package io.fairlead.testkit.server;

import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Decides once per JVM whether PostgreSQL and Kafka run in containers or are embedded; tests don't know. Containers win
 * where an engine answers and already has their images, so that no test waits for a download that may never come.
 */
enum ServerChoice {
    CONTAINERS,
    EMBEDDED;

    static final String POSTGRES_IMAGE = "postgres:18";
    static final String KAFKA_IMAGE = "apache/kafka:4.2.2";

    private static final String SETTING = "FAIRLEAD_TESTBED";

    static ServerChoice current() {
        return Holder.CHOSEN;
    }

    private static ServerChoice choose() {
        var requested = System.getenv().getOrDefault(SETTING, "").toLowerCase(Locale.ROOT);
        return switch (requested) {
            case "embedded" -> announced(EMBEDDED, SETTING + " wants it so");
            case "containers" -> announced(CONTAINERS, SETTING + " wants it so");
            case "" ->
                DockerImages.missingReason(POSTGRES_IMAGE, KAFKA_IMAGE)
                        .map(reason -> announced(EMBEDDED, reason))
                        .orElseGet(() -> announced(CONTAINERS, "a Docker engine answers and has their images"));
            default ->
                throw new IllegalArgumentException(
                        SETTING + "=" + requested + ": known are embedded, containers, and nothing");
        };
    }

    private static ServerChoice announced(ServerChoice choice, String reason) {
        LoggerFactory.getLogger(ServerChoice.class)
                .warn("TESTBED: PostgreSQL and Kafka of these tests are {}: {}", choice, reason);
        return choice;
    }

    private static final class Holder {

        private static final ServerChoice CHOSEN = choose();
    }
}
