package io.fairlead.local;

import io.fairlead.local.jvm.AotCacheTrainer.TrainingRun;
import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.program.Program;
import io.fairlead.local.program.Readiness;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes how a service runs here: where its neighbours are, and which database is its own. */
final class ServiceProgram {

    static final List<String> FLAGS = List.of("-Xmx192m", "-XX:+ExitOnOutOfMemoryError", JavaProgram.QUICK_COMPILER);

    private final LocalService service;
    private final Settings settings;
    private final BackingServers servers;

    ServiceProgram(LocalService service, Settings settings, BackingServers servers) {
        this.service = service;
        this.settings = settings;
        this.servers = servers;
    }

    Program program(JavaProgram java, HttpClient http) {
        return new Program(service.program(), java.command(List.of()), environment(), settings.home(), readiness(http));
    }

    Readiness readiness(HttpClient http) {
        return Readiness.whenHttpOk(http, service.readiness(settings.ports()));
    }

    /** Builds everything up to, but not including, what other programs would notice: ports and listeners. */
    TrainingRun trainingRun(JavaProgram java) {
        return new TrainingRun(java, environment(), List.of("-Dspring.context.exit=onRefresh"), List.of());
    }

    Map<String, String> environment() {
        var ports = settings.ports();
        var database = servers.databases().database(service.database());
        var environment = new HashMap<String, String>();
        environment.put("FAIRLEAD_PORT", String.valueOf(ports.numberOf(service.port())));
        environment.put("FAIRLEAD_MANAGEMENT_PORT", String.valueOf(ports.managementNumberOf(service.port())));
        environment.put("FAIRLEAD_DB_URL", database.url());
        environment.put("FAIRLEAD_DB_USER", database.user());
        environment.put("FAIRLEAD_DB_PASSWORD", database.password());
        // The tables' owner is nothing that a running service needs to know.
        environment.put("FAIRLEAD_DB_MIGRATE", "false");
        environment.put("FAIRLEAD_KAFKA", servers.kafkaAddress());
        environment.put("FAIRLEAD_HOME", settings.home().toString());
        environment.put("FAIRLEAD_INSTANCE", "1");
        for (var neighbour : LocalService.values()) {
            environment.put(neighbour.addressSetting(), neighbour.address(ports).toString());
        }
        environment.put(
                "FAIRLEAD_ACCESS_ISSUER", LocalService.IDENTITY.address(ports).toString());
        putSecrets(environment);
        return environment;
    }

    /** A service knows its own and that of the metrics; identity, which verifies them, all and the console's. */
    private void putSecrets(Map<String, String> environment) {
        var credentials = servers.credentials();
        environment.put("FAIRLEAD_METRICS_TOKEN", credentials.passwordOf(LocalCluster.METRICS_LOGIN));
        if (service != LocalService.IDENTITY) {
            environment.put("FAIRLEAD_ACCESS_CLIENT_SECRET", credentials.passwordOf(service.client()));
            return;
        }
        for (var client : LocalService.values()) {
            environment.put(client.clientSetting(), credentials.passwordOf(client.client()));
        }
        environment.put("FAIRLEAD_IDENTITY_CLIENT_CONSOLE_SECRET", credentials.passwordOf(ConsoleProgram.CLIENT));
        environment.put("FAIRLEAD_IDENTITY_CLIENT_CONSOLE_ADDRESSES", ConsoleProgram.addresses(settings.ports()));
    }
}
