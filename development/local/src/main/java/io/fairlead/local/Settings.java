package io.fairlead.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What can be chosen about a start.
 *
 * @param home where data, keys and logs live
 * @param tree the repository's directory, with what was built
 * @param kafka addresses of a broker that runs already; empty starts the embedded one
 * @param postgres a PostgreSQL server that runs already; empty starts the embedded one
 * @param separate a process for each service, as in production; otherwise they share one JVM
 */
public record Settings(
        Path home, Path tree, Ports ports, Optional<Superuser> postgres, Optional<String> kafka, boolean separate) {

    /** Who may create databases and logins on a server that is not ours. */
    public record Superuser(String host, int port, String user, String password) {

        @Override
        public String toString() {
            return "Superuser[" + user + "@" + host + ":" + port + "]";
        }
    }

    public static final String USAGE = """
            mvn -Pup builds what is missing and starts everything in the foreground; Ctrl-C stops it.
            The services share one JVM; mvn -Pup -Dseparate gives each a process of its own, as in production.

            Settings are environment variables:
              FAIRLEAD_HOME                   where data, keys and logs live; default .fairlead where you call mvn
              FAIRLEAD_CONNECTOR_PORT         connector-service, 8081; each service also takes its number + 1000
              FAIRLEAD_SECRET_PORT            secret-service, 8082
              FAIRLEAD_DELEGATE_PORT          delegate-service, 8083
              FAIRLEAD_TEST_PORT              test-service, 8084
              FAIRLEAD_IDENTITY_PORT          identity, 9000
              FAIRLEAD_CONSOLE_PORT           console, 8080
              FAIRLEAD_DEMO_REGISTRY_PORT     a registry to try things with, 5080
              FAIRLEAD_POSTGRES_PORT          embedded PostgreSQL, 5433
              FAIRLEAD_KAFKA_PORT             embedded Kafka, 9092
              FAIRLEAD_KAFKA_CONTROLLER_PORT  embedded Kafka's controller, 9093
              FAIRLEAD_LOG_LEVEL              of the services, INFO
              FAIRLEAD_AOT                    off: do not train and use start-up caches
              NO_COLOR                        set: no colours

            Delete FAIRLEAD_HOME, while nothing runs, to start from scratch.
            """;

    /** Of everything embedded, for tests. */
    public static Settings of(Path home, Path tree, Ports ports) {
        return new Settings(home, tree, ports, Optional.empty(), Optional.empty(), false);
    }

    /** The same with a process for each service, which can be killed alone. */
    public Settings separated() {
        return new Settings(home, tree, ports, postgres, kafka, true);
    }

    /** The same with servers that run already. */
    public Settings withServers(Superuser otherPostgres, String otherKafka) {
        return new Settings(home, tree, ports, Optional.of(otherPostgres), Optional.of(otherKafka), separate);
    }

    static Settings from(Map<String, String> environment, Path calledFrom, Path tree) {
        var chosen = environment.getOrDefault("FAIRLEAD_HOME", "");
        var home = calledFrom.resolve(chosen.isBlank() ? ".fairlead" : chosen);
        var settings =
                of(home.toAbsolutePath().normalize(), tree.toAbsolutePath().normalize(), Ports.from(environment));
        return Boolean.getBoolean("fairlead.separate") ? settings.separated() : settings;
    }
}
