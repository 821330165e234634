package io.fairlead.testbed;

/** Names the one Kafka broker that this JVM's tests share. It starts with the first call and ends with the JVM. */
public final class Kafka {

    private Kafka() {}

    /** Where clients start: {@code host:port}. */
    public static String bootstrap() {
        return Once.BOOTSTRAP;
    }

    private static final class Once {

        private static final String BOOTSTRAP = switch (Supply.chosen()) {
            case CONTAINERS -> KafkaBroker.inContainer();
            case EMBEDDED -> KafkaBroker.embedded();
        };
    }
}
