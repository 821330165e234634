package io.fairlead.agent.cli;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.hybrid.HybridConfig;
import io.fairlead.agent.probe.RawServer;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealContext;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth.UsernamePassword;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AgentIT {

    private static final String SECRET = "c4nary-of-the-agent";
    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private FakeDelegateServer service;

    @SuppressWarnings("NullAway.Init")
    private RawServer registry;

    @BeforeEach
    void open() throws Exception {
        HybridConfig.register();
        service = new FakeDelegateServer();
        var pair = "Basic " + Base64.getEncoder().encodeToString(("ada:" + SECRET).getBytes());
        registry = new RawServer((request, out) -> out.write((request.contains(pair)
                        ? http("200 OK", "Content-Type: application/json\r\n", "{\"tags\": [\"1.0\"]}")
                        : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"lab\"\r\n", ""))
                .getBytes()));
    }

    @AfterEach
    void close() throws Exception {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
        registry.close();
        service.close();
        assertThat(service.faults).isEmpty();
        assertThat(log()).doesNotContain(SECRET, FakeDelegateServer.TOKEN);
    }

    @Test
    void provesAConnectorAndStopsInOrder() throws Exception {
        service.secrets = taskId -> sealedFor(taskId, origin());
        var agent = start();
        service.next(Frame.Hello.class);
        var offer = offer();
        service.toSay.add(offer);

        assertThat(service.next(Frame.Accept.class).taskId()).isEqualTo(offer.taskId());
        var result = service.next(Frame.TestTaskResult.class);
        assertThat(result.outcome().verdict()).isEqualTo(ConnectionVerdict.VERIFIED);
        assertThat(result.secrets()).extracting(version -> version.version()).containsExactly(3L);
        assertThat(directory.resolve("home/ready")).exists();
        assertThat(rights("")).isEqualTo("rwx------");
        assertThat(rights("signing.key")).isEqualTo("rw-------");
        assertThat(rights("sealing.keyset")).isEqualTo("rw-------");

        service.toSay.add(new Frame.ResultAcknowledged(offer.taskId(), 1, true));
        agent.destroy();
        assertThat(agent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("home/ready")).doesNotExist();
        assertThat(log()).contains("Connected to", "by WebSocket", "Stopped");
    }

    @Test
    void needsNoRequestForSecretsThatCameSealedWithTheOffer() throws Exception {
        var asked = new AtomicInteger();
        service.secrets = taskId -> {
            asked.incrementAndGet();
            return sealedFor(taskId, origin());
        };
        start();
        assertThat(service.next(Frame.Hello.class).takesSealedSecrets()).isTrue();
        var offer = offer();
        service.toSay.add(offer.withSealedSecrets(List.of(seal(offer.taskId(), origin()))));

        var result = resultOf(offer);
        assertThat(result.outcome().code()).isEqualTo(Diagnosis.OK);
        assertThat(result.secrets()).extracting(version -> version.version()).containsExactly(3L);
        assertThat(asked).hasValue(0);
    }

    @Test
    void fetchesTheSecretsWhereThoseOfTheOfferAreForAnotherAttempt() throws Exception {
        var asked = new AtomicInteger();
        service.secrets = taskId -> {
            asked.incrementAndGet();
            return sealedFor(taskId, origin());
        };
        start();
        service.next(Frame.Hello.class);
        var declined = offer();
        var offer = offer();
        service.toSay.add(offer.withSealedSecrets(List.of(seal(declined.taskId(), origin()))));

        assertThat(resultOf(offer).outcome().code()).isEqualTo(Diagnosis.OK);
        assertThat(asked).hasValue(1);
    }

    @Test
    void doesAnOperationWithTheSecretThatIsSealedForItsRegistry() throws Exception {
        service.secrets = taskId -> sealedFor(taskId, origin());
        start();
        service.next(Frame.Hello.class);
        var test = offer();
        var offer = new Frame.OperationOffer(
                test.taskId(),
                1,
                test.connectorId(),
                1,
                test.connection(),
                new ListTags("app", 10, null),
                test.deadline(),
                60_000,
                null);
        service.toSay.add(offer);

        assertThat(service.next(Frame.Accept.class).taskId()).isEqualTo(offer.taskId());
        var ended = service.next(Frame.OperationTaskResult.class);
        assertThat(ended.report().result()).isEqualTo(new NamePage(List.of("1.0"), null));
        assertThat(ended.secrets()).extracting(version -> version.version()).containsExactly(3L);

        service.secrets = taskId -> sealedFor(taskId, new RegistryOrigin("https", "us.icr.io", 443));
        service.toSay.add(new Frame.ResultAcknowledged(offer.taskId(), 1, true));
        service.toSay.add(new Frame.OperationOffer(
                UUID.randomUUID(),
                1,
                offer.connectorId(),
                1,
                offer.connection(),
                offer.operation(),
                offer.deadline(),
                60_000,
                null));
        var refused = service.next(Frame.OperationTaskResult.class);
        while (refused.taskId().equals(offer.taskId())) {
            refused = service.next(Frame.OperationTaskResult.class);
        }
        assertThat(refused.report().failure())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(Diagnosis.ORIGIN_MISMATCH));
    }

    @Test
    void pollsWhereNoWebSocketPasses() throws Exception {
        service.refusesUpgrade = true;
        service.secrets = taskId -> sealedFor(taskId, origin());
        start();
        service.next(Frame.Hello.class);
        var offer = offer();
        service.toSay.add(offer);

        assertThat(service.next(Frame.Accept.class).taskId()).isEqualTo(offer.taskId());
        assertThat(service.next(Frame.TestTaskResult.class).outcome().code()).isEqualTo(Diagnosis.OK);
        assertThat(log()).contains("polling instead", "by long poll");
    }

    @Test
    void repeatsTheResultUntilItIsAcknowledged() throws Exception {
        service.secrets = taskId -> sealedFor(taskId, origin());
        start();
        var first = service.next(Frame.Hello.class);
        var offer = offer();
        service.toSay.add(offer);
        service.next(Frame.TestTaskResult.class);
        service.cutConnection();

        var second = service.next(Frame.Hello.class);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.running()).containsExactly(new Frame.TaskAttempt(offer.taskId(), 1));
        assertThat(service.next(Frame.TestTaskResult.class).taskId()).isEqualTo(offer.taskId());
        assertThat(service.next(Frame.Renew.class).held()).containsExactly(new Frame.TaskAttempt(offer.taskId(), 1));

        service.toSay.add(new Frame.ResultAcknowledged(offer.taskId(), 1, true));
        service.toSay.add(offer());
        service.next(Frame.Accept.class);
        service.cutConnection();
        assertThat(service.next(Frame.Hello.class).running()).doesNotContain(new Frame.TaskAttempt(offer.taskId(), 1));
    }

    @Test
    void survivesAKillWithItsIdentity() throws Exception {
        var agent = start();
        var first = service.next(Frame.Hello.class);
        agent.destroyForcibly().waitFor();
        start();

        assertThat(service.next(Frame.Hello.class).epoch()).isGreaterThan(first.epoch());
    }

    @Test
    void keepsASecretShutThatWasSealedForAnotherRegistry() throws Exception {
        service.secrets = taskId -> sealedFor(taskId, new RegistryOrigin("https", "us.icr.io", 443));
        start();
        service.next(Frame.Hello.class);
        service.toSay.add(offer());

        assertThat(service.next(Frame.TestTaskResult.class).outcome().code()).isEqualTo(Diagnosis.ORIGIN_MISMATCH);
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void keepsASecretShutThatSomebodyElseSigned() throws Exception {
        service.secrets = taskId -> {
            var good = seal(taskId, origin());
            var forged = Base64.getEncoder().encodeToString(new byte[64]);
            return service.sealed(new SealedSecret(good.context(), good.ciphertext(), forged));
        };
        start();
        service.next(Frame.Hello.class);
        service.toSay.add(offer());

        assertThat(service.next(Frame.TestTaskResult.class).outcome().code()).isEqualTo(Diagnosis.ORIGIN_MISMATCH);
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void waitsForSecretsThatAreNotKnownYetButNotForMissingOnes() throws Exception {
        var asked = new AtomicInteger();
        service.secrets = taskId -> asked.getAndIncrement() < 3
                ? new FakeDelegateServer.CannedResponse(503, "{\"code\":\"NOT_YET\"}")
                : sealedFor(taskId, origin());
        start();
        service.next(Frame.Hello.class);
        service.toSay.add(offer());
        assertThat(service.next(Frame.TestTaskResult.class).outcome().code()).isEqualTo(Diagnosis.OK);

        service.secrets = _ -> new FakeDelegateServer.CannedResponse(404, "{\"code\":\"SECRET_NOT_FOUND\"}");
        var missing = offer();
        service.toSay.add(missing);
        service.next(Frame.Accept.class);
        assertThat(resultOf(missing).outcome().code()).isEqualTo(Diagnosis.SECRET_NOT_FOUND);

        service.secrets = _ -> new FakeDelegateServer.CannedResponse(404, "{\"code\":\"SECRET_HAS_NO_VALUE\"}");
        var draft = offer();
        service.toSay.add(draft);
        assertThat(resultOf(draft).outcome().code()).isEqualTo(Diagnosis.SECRET_HAS_NO_VALUE);

        service.secrets = _ -> new FakeDelegateServer.CannedResponse(410, "{\"code\":\"CONNECTOR_SUPERSEDED\"}");
        var superseded = offer();
        service.toSay.add(superseded);
        assertThat(resultOf(superseded).outcome().code()).isEqualTo(Diagnosis.SECRET_UNAVAILABLE);
    }

    @Test
    void refusesLoopbackUnlessItsOperatorAllowsIt() throws Exception {
        start("--allow-loopback=false");
        service.secrets = taskId -> sealedFor(taskId, origin());
        service.next(Frame.Hello.class);
        service.toSay.add(offer());

        assertThat(service.next(Frame.TestTaskResult.class).outcome().code()).isEqualTo(Diagnosis.ADDRESS_REFUSED);
        assertThat(registry.requests).isEmpty();
    }

    @Test
    void endsWithTwoWhenTheTokenIsRefused() throws Exception {
        Files.writeString(directory.resolve("token"), "stale");
        var agent = launch();

        assertThat(agent.waitFor()).isEqualTo(2);
        assertThat(log()).contains("The enrolment token was refused (status 401): used up");
    }

    private Frame.TestTaskResult resultOf(Frame.TestOffer offer) throws InterruptedException {
        var result = service.next(Frame.TestTaskResult.class);
        while (!result.taskId().equals(offer.taskId())) {
            result = service.next(Frame.TestTaskResult.class);
        }
        return result;
    }

    private FakeDelegateServer.CannedResponse sealedFor(UUID taskId, RegistryOrigin origin) {
        return service.sealed(seal(taskId, origin));
    }

    private SealedSecret seal(UUID taskId, RegistryOrigin origin) {
        var context = new SealContext(
                taskId, 1, service.delegateId, taskId, KEY, UUID.nameUUIDFromBytes(new byte[1]), 3, origin);
        try {
            return service.seal(context, SECRET);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RegistryOrigin origin() {
        var uri = URI.create(registry.url());
        return new RegistryOrigin("http", uri.getHost(), uri.getPort());
    }

    /** The connector's id is the task's, which spares the tests a second one. */
    private Frame.TestOffer offer() {
        var taskId = UUID.randomUUID();
        var connection = new RegistryConnection(
                registry.url(),
                ProviderType.Other,
                new UsernamePassword("ada", null, KEY),
                List.of(),
                null,
                List.of(),
                "");
        return new Frame.TestOffer(
                taskId, 1, taskId, 1, connection, true, Instant.now().plusSeconds(60), 60_000, null);
    }

    private Process start(String... more) throws IOException {
        Files.writeString(directory.resolve("token"), FakeDelegateServer.TOKEN + "\n");
        return launch(more);
    }

    private Process launch(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "fairlead-agent.jar").toAbsolutePath().toString(),
                "run",
                "--server",
                service.url(),
                "--token-file",
                directory.resolve("token").toString(),
                "--home",
                directory.resolve("home").toString(),
                "--allow-loopback",
                "--allow-plain-http"));
        if (more.length > 0) {
            command.remove("--allow-loopback");
            command.addAll(List.of(more));
        }
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        started.add(process);
        return process;
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private String rights(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("home").resolve(file)));
    }
}
