package io.fairlead.local;

import io.fairlead.local.demo.DemoRegistry;
import io.fairlead.local.jvm.AotCacheTrainer.TrainingRun;
import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.program.Program;
import io.fairlead.local.program.Readiness;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes how the console runs here. It has no database: it shows what the services tell it. */
final class ConsoleProgram {

    static final String NAME = "console";

    /** The login under which it speaks to identity. */
    static final String CLIENT = "console-client";

    /** The password that the demo registry asks for. */
    static final String DEMO_LOGIN = "demo-registry";

    private final Settings settings;
    private final BackingServers servers;

    ConsoleProgram(Settings settings, BackingServers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    static URI address(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.numberOf(Port.CONSOLE));
    }

    /** What browsers may have in their address bar; identity sends them nowhere else. */
    static String addresses(Ports ports) {
        return address(ports) + ",http://localhost:" + ports.numberOf(Port.CONSOLE);
    }

    static Path jar(Path tree) {
        return LocalService.executableJar(NAME, tree);
    }

    Program program(JavaProgram java, HttpClient http) {
        return new Program(NAME, java.command(List.of()), environment(), settings.home(), readiness(http));
    }

    Readiness readiness(HttpClient http) {
        return Readiness.whenHttpOk(http, readiness(settings.ports()));
    }

    static URI readiness(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.managementNumberOf(Port.CONSOLE) + "/actuator/health/readiness");
    }

    TrainingRun trainingRun(JavaProgram java) {
        return new TrainingRun(java, environment(), List.of("-Dspring.context.exit=onRefresh"), List.of());
    }

    Map<String, String> environment() {
        var ports = settings.ports();
        var environment = new HashMap<String, String>();
        environment.put("FAIRLEAD_PORT", String.valueOf(ports.numberOf(Port.CONSOLE)));
        environment.put("FAIRLEAD_MANAGEMENT_PORT", String.valueOf(ports.managementNumberOf(Port.CONSOLE)));
        environment.put("FAIRLEAD_ACCESS_CLIENT_SECRET", servers.credentials().passwordOf(CLIENT));
        environment.put("FAIRLEAD_METRICS_TOKEN", servers.credentials().passwordOf(LocalCluster.METRICS_LOGIN));
        environment.put(
                "FAIRLEAD_ACCESS_ISSUER", LocalService.IDENTITY.address(ports).toString());
        environment.put("FAIRLEAD_CONSOLE_DEMO_REGISTRY", "http://127.0.0.1:" + ports.numberOf(Port.DEMO_REGISTRY));
        environment.put("FAIRLEAD_CONSOLE_DEMO_REPOSITORY", DemoRegistry.REPOSITORY);
        environment.put("FAIRLEAD_CONSOLE_DEMO_USERNAME", DemoRegistry.USERNAME);
        environment.put("FAIRLEAD_CONSOLE_DEMO_PASSWORD", servers.credentials().passwordOf(DEMO_LOGIN));
        for (var service : LocalService.values()) {
            environment.put(service.addressSetting(), service.address(ports).toString());
        }
        return environment;
    }
}
