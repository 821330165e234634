package io.fairlead.local;

import java.util.Locale;

/** The ports that are settings. A service's endpoints for operators are on its own port + 1000. */
public enum Port {
    POSTGRES(5433, "postgres"),
    KAFKA(9092, "kafka"),
    KAFKA_CONTROLLER(9093, "kafka"),
    CONNECTOR(8081, "connector-service"),
    SECRET(8082, "secret-service"),
    DELEGATE(8083, "delegate-service"),
    TEST(8084, "test-service"),
    IDENTITY(9000, "identity"),
    CONSOLE(8080, "console"),
    DEMO_REGISTRY(5080, "the demo registry");

    static final int MANAGEMENT_OFFSET = 1000;

    private final int defaultNumber;
    private final String program;

    Port(int defaultNumber, String program) {
        this.defaultNumber = defaultNumber;
        this.program = program;
    }

    int defaultNumber() {
        return defaultNumber;
    }

    /** The program that listens on it. */
    String program() {
        return program;
    }

    /** The environment variable that chooses it. */
    String setting() {
        return "FAIRLEAD_" + name().toUpperCase(Locale.ROOT) + "_PORT";
    }

    boolean hasManagement() {
        return this == IDENTITY || this == CONSOLE || program.endsWith("-service");
    }
}
