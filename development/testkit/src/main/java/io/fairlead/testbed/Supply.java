package io.fairlead.testbed;

import java.util.Locale;
import org.slf4j.LoggerFactory;

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
        return switch (wish) {
            case "embedded" -> announced(EMBEDDED, SETTING + " wants it so");
            case "containers" -> announced(CONTAINERS, SETTING + " wants it so");
            case "" ->
                Engine.whyNot(POSTGRES_IMAGE, KAFKA_IMAGE)
                        .map(reason -> announced(EMBEDDED, reason))
                        .orElseGet(() -> announced(CONTAINERS, "a Docker engine answers and has their images"));
            default ->
                throw new IllegalArgumentException(
                        SETTING + "=" + wish + ": known are embedded, containers, and nothing");
        };
    }

    private static Supply announced(Supply supply, String reason) {
        LoggerFactory.getLogger(Supply.class)
                .warn("TESTBED: PostgreSQL and Kafka of these tests are {}: {}", supply, reason);
        return supply;
    }

    private static final class Once {

        private static final Supply CHOSEN = choose();
    }
}
