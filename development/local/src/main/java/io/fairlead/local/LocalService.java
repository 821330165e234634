package io.fairlead.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The services, each with its database and its port. */
public enum LocalService {
    IDENTITY("identity", Port.IDENTITY),
    CONNECTOR("connector", Port.CONNECTOR),
    SECRET("secret", Port.SECRET),
    DELEGATE("delegate", Port.DELEGATE),
    TEST("test", Port.TEST);

    private final String database;
    private final Port port;

    LocalService(String database, Port port) {
        this.database = database;
        this.port = port;
    }

    public String program() {
        return port.program();
    }

    public String database() {
        return database;
    }

    Port port() {
        return port;
    }

    URI address(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.numberOf(port));
    }

    URI readiness(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.managementNumberOf(port) + "/actuator/health/readiness");
    }

    /** The variable by which the other services learn this one's address. */
    String addressSetting() {
        return "FAIRLEAD_SERVICES_" + name() + "_URL";
    }

    /** The login under which it fetches tokens, and its secret is kept. */
    String client() {
        return database + "-client";
    }

    /** The variable by which identity learns its secret. */
    String clientSetting() {
        return "FAIRLEAD_IDENTITY_CLIENT_" + name() + "_SECRET";
    }

    Path executableJar(Path tree) {
        return executableJar(program(), tree);
    }

    static Path executableJar(String program, Path tree) {
        return onlyFile(tree.resolve(program).resolve("target"), program + "-*-exec.jar");
    }

    static List<String> databases() {
        return Arrays.stream(values()).map(LocalService::database).toList();
    }

    private static Path onlyFile(Path directory, String pattern) {
        try (var found = Files.newDirectoryStream(directory, pattern)) {
            for (var file : found) {
                return file;
            }
        } catch (IOException _) {
            // the same as an empty directory
        }
        throw new CannotStart(directory.resolve(pattern) + " is missing. Build it with: mvn package -DskipTests");
    }
}
