package io.fairlead.local;

import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.jvm.Training.Lesson;
import io.fairlead.local.program.Program;
import io.fairlead.local.program.Readiness;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes how a service runs here: where its neighbours are, and which database is its own. */
final class ServiceProgram {

    static final List<String> FLAGS = List.of("-Xmx192m", "-XX:+ExitOnOutOfMemoryError", JavaProgram.QUICK_COMPILER);

    private final Service service;
    private final Settings settings;
    private final Servers servers;

    ServiceProgram(Service service, Settings settings, Servers servers) {
        this.service = service;
        this.settings = settings;
        this.servers = servers;
    }

    Program on(JavaProgram java, HttpClient http) {
        return new Program(
                service.program(),
                java.command(List.of()),
                environment(),
                settings.home(),
                Readiness.answers(http, service.readiness(settings.ports())));
    }

    /** Builds everything up to, but not including, what other programs would notice: ports and listeners. */
    Lesson lesson(JavaProgram java) {
        return new Lesson(java, environment(), List.of("-Dspring.context.exit=onRefresh"), List.of());
    }

    private Map<String, String> environment() {
        var ports = settings.ports();
        var database = servers.databases().of(service.database());
        var environment = new HashMap<String, String>();
        environment.put("FAIRLEAD_PORT", String.valueOf(ports.of(service.port())));
        environment.put("FAIRLEAD_MANAGEMENT_PORT", String.valueOf(ports.managementOf(service.port())));
        environment.put("FAIRLEAD_DB_URL", database.url());
        environment.put("FAIRLEAD_DB_USER", database.user());
        environment.put("FAIRLEAD_DB_PASSWORD", database.password());
        environment.put("FAIRLEAD_DB_OWNER", database.owner());
        environment.put("FAIRLEAD_DB_OWNER_PASSWORD", database.ownerPassword());
        environment.put("FAIRLEAD_KAFKA", servers.kafkaAddress());
        environment.put("FAIRLEAD_HOME", settings.home().toString());
        environment.put("FAIRLEAD_INSTANCE", "1");
        for (var neighbour : Service.values()) {
            environment.put(neighbour.addressSetting(), neighbour.address(ports).toString());
        }
        environment.put("FAIRLEAD_ISSUER", Service.IDENTITY.address(ports).toString());
        putSecrets(environment);
        return environment;
    }

    /** A service knows its own; identity, which verifies them, all and the console's. */
    private void putSecrets(Map<String, String> environment) {
        var credentials = servers.credentials();
        if (service != Service.IDENTITY) {
            environment.put("FAIRLEAD_CLIENT_SECRET", credentials.of(service.client()));
            return;
        }
        for (var client : Service.values()) {
            environment.put(client.clientSetting(), credentials.of(client.client()));
        }
        environment.put("FAIRLEAD_CONSOLE_CLIENT_SECRET", credentials.of(ConsoleProgram.CLIENT));
        environment.put("FAIRLEAD_CONSOLE_ADDRESSES", ConsoleProgram.addresses(settings.ports()));
    }
}
