package io.fairlead.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkFaultTests {

    private final ProbeTester tester = ProbeTester.local();

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void saysThatNobodyAnswersTheAttemptToConnect() throws IOException {
        tester.budget = Duration.ofMillis(700);
        var waiting = new ArrayList<Socket>();
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            fill(busy, waiting);
            var report = tester.probe("http://127.0.0.1:" + busy.getLocalPort());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.CONNECT_TIMEOUT);
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void saysThatTheConnectionWasReset() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> reset(server));

            assertThat(tester.probe("http://127.0.0.1:" + server.getLocalPort())
                            .outcome()
                            .code())
                    .isEqualTo(Diagnosis.RESET);
        }
    }

    @Test
    void passesOnAnAlertThatHasNoNameOfItsOwn() throws IOException {
        try (var server = new RawServer((_, out) -> out.write(new byte[] {0x15, 3, 3, 0, 2, 2, 80}))) {
            assertThat(tester.probe(server.url().replace("http:", "https:"))
                            .outcome()
                            .code())
                    .isEqualTo(Diagnosis.TLS_HANDSHAKE);
        }
    }

    @Test
    void recognisesAProxyThatInspects() {
        var inspected = ServerCertificate.issuedBy("Zscaler Intermediate Root CA", "127.0.0.1");
        try (var registry = RegistryServer.encrypted(inspected, "ada", ProbeTester.SECRET)) {
            var report = tester.probe(registry.url().toString());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.PROXY_INTERCEPT);
            assertThat(report.outcome().summary()).contains("Zscaler");
        }
    }

    /** Nobody accepts, so the queue fills up and the next attempt stays without an answer. */
    private static void fill(ServerSocket busy, ArrayList<Socket> waiting) {
        for (var connected = true; connected && waiting.size() < 200; ) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", busy.getLocalPort()), 200);
            } catch (IOException _) {
                connected = false;
            }
        }
    }

    private static void reset(ServerSocket server) {
        try (var peer = server.accept()) {
            peer.getInputStream().read();
            peer.setSoLinger(true, 0);
        } catch (IOException _) {
            // The test is over.
        }
    }
}
