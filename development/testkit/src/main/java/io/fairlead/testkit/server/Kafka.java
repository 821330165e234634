package io.fairlead.testkit.server;

/** Names the one Kafka broker that this JVM's tests share. It starts with the first call and ends with the JVM. */
public final class Kafka {

    private Kafka() {}

    /** Where clients start: {@code host:port}. */
    public static String bootstrap() {
        return Holder.BOOTSTRAP;
    }

    private static final class Holder {

        private static final String BOOTSTRAP = switch (ServerChoice.current()) {
            case CONTAINERS -> KafkaBroker.inContainer();
            case EMBEDDED -> KafkaBroker.embedded();
        };
    }
}
