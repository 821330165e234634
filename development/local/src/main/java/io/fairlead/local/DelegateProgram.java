package io.fairlead.local;

import io.fairlead.local.jvm.JavaProgram;
import io.fairlead.local.jvm.UnpackedApp;
import io.fairlead.local.program.Program;
import io.fairlead.local.program.Readiness;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Describes the delegate beside the services, and gets it a token the first time. */
final class DelegateProgram {

    static final String NAME = "delegate-agent";

    private static final List<String> FLAGS = List.of("-Xmx64m", JavaProgram.QUICK_COMPILER);
    private static final String TOKEN_REQUEST =
            "{\"name\": \"local\", \"tags\": [\"local\"], \"uses\": 3, \"expiresIn\": \"PT10M\"}";

    private final Settings settings;
    private final HttpClient http;

    DelegateProgram(Settings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    Program program(Path launched) throws IOException, InterruptedException {
        var jar = jar(settings.tree());
        var home = settings.home().resolve("agent");
        var java = new JavaProgram(
                FLAGS,
                List.of(launched, jar),
                UnpackedApp.mainClassOf(jar),
                settings.home().resolve("apps/agent.aot"));
        var enrolled = Files.exists(home.resolve("enrolled.json"));
        return new Program(
                        NAME,
                        java.command(arguments(home)),
                        enrolled ? Map.of() : Map.of("FAIRLEAD_AGENT_TOKEN", token()),
                        settings.home(),
                        // Its file says the same, but that of one that was killed stays a moment longer.
                        Readiness.whenLogContains("Connected to "))
                .withGrace(Duration.ofSeconds(3));
    }

    static Path jar(Path tree) {
        var jar = tree.resolve("delegate-agent/target/fairlead-agent.jar");
        if (!Files.exists(jar)) {
            throw new CannotStart(jar + " is missing. Build it with: mvn package -DskipTests");
        }
        return jar;
    }

    private List<String> arguments(Path home) {
        var server = LocalService.DELEGATE.address(settings.ports()).toString();
        return List.of(
                "run",
                "--server=" + server,
                "--name=local",
                "--home=" + home,
                "--allow-loopback",
                "--allow-plain-http",
                "--stop-within=1");
    }

    private String token() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        LocalService.DELEGATE.address(settings.ports()).resolve("/api/v1/delegate-tokens"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(InstallationDirectory.adminToken(settings.home()))
                                        .strip())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(TOKEN_REQUEST))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        for (var again = 0; answer.statusCode() == 503 && again < 5; again++) {
            // All have just started, on few cores; 503 asks to try again.
            TimeUnit.SECONDS.sleep(1);
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() != 201) {
            throw new IOException("make an enrolment token: %d from delegate-service".formatted(answer.statusCode()));
        }
        return JsonMapper.shared().readTree(answer.body()).required("token").asString();
    }
}
