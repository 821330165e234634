package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.answering;
import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileRegistryProbeTests {

    private final ProbeTester tester = ProbeTester.local();

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void showsNobodyTheCredentialWhenTheRealmIsForeign() throws IOException {
        try (var thief = answering(http("200 OK", "", "{\"token\":\"x\"}"));
                var server = answering(http(
                        "401 Unauthorized",
                        "WWW-Authenticate: Bearer realm=\"" + thief.url() + "/token\",service=\"s\"\r\n",
                        ""))) {
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REALM_REFUSED);
            assertThat(report.outcome().summary()).contains(thief.url());
            assertThat(thief.requests).isEmpty();
            assertThat(server.sawCredential()).isFalse();
        }
    }

    @Test
    void followsNoRedirectOfATokenService() throws IOException {
        try (var thief = answering(http("200 OK", "", "{\"token\":\"x\"}"));
                var server = RawServer.tokens(http("302 Found", "Location: " + thief.url() + "/token\r\n", ""))) {
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REALM_SIGN_ON);
            assertThat(thief.requests).isEmpty();
        }
    }

    @Test
    void followsNoRedirectWithACredential() throws IOException {
        try (var thief = answering(http("200 OK", "", "{}"));
                var server = new RawServer((request, out) -> out.write((request.contains("Authorization")
                                ? http("307 Temporary Redirect", "Location: " + thief.url() + "/v2/\r\n", "")
                                : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", ""))
                        .getBytes()))) {
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.REDIRECT_ELSEWHERE);
            assertThat(thief.requests).isEmpty();
        }
    }

    @Test
    void stopsReadingAnEndlessBody() throws IOException {
        try (var server = new RawServer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
            while (true) {
                out.write(new byte[8192]);
            }
        })) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void stopsReadingAnEndlessToken() throws IOException {
        try (var server =
                RawServer.tokens("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void stopsReadingAHeaderOfTenMegabytes() throws IOException {
        try (var server = new RawServer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes());
            for (var written = 0; written < 10 << 20; written += 8192) {
                out.write("y".repeat(8192).getBytes());
            }
        })) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void doesNotUnpackABombThatItDidNotAskFor() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[20 << 20]);
        }
        try (var server = new RawServer((_, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n")
                    .getBytes());
            out.write(bomb.toByteArray());
        })) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.NOT_A_REGISTRY);
            assertThat(server.requests.getFirst()).doesNotContain("Accept-Encoding");
        }
    }

    @Test
    void refusesATokenServiceWhoseNameLeadsToMetadata() throws IOException {
        HostResolver hostResolver = host ->
                new InetAddress[] {InetAddress.getByName(host.startsWith("token") ? "169.254.169.254" : "127.0.0.1")};
        try (var server = answering(http(
                        "401 Unauthorized",
                        "WWW-Authenticate: Bearer realm=\"http://token.registry.test/t\",service=\"s\"\r\n",
                        ""));
                var lab = new ProbeTester(ProbeTester.LOCAL, hostResolver)) {
            var report = lab.probe("http://www.registry.test:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.ADDRESS_REFUSED);
            assertThat(report.outcome().summary()).contains("169.254.169.254");
            assertThat(server.sawCredential()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,70000", "90,1000", "2000,10"})
    void stopsReadingHugeHeaders(int count, int length) throws IOException {
        try (var server = answering(http("200 OK", ("X: " + "y".repeat(length) + "\r\n").repeat(count), ""))) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void endsADrippingBodyAtTheDeadline() throws IOException {
        tester.budget = Duration.ofMillis(700);
        try (var server = new RawServer((_, out) -> drip("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", out))) {
            var begun = System.nanoTime();
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.SLOW_RESPONSE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_200));
        }
    }

    @Test
    void endsADrippingHeadAtTheDeadline() throws IOException {
        tester.budget = Duration.ofMillis(700);
        try (var server = new RawServer((_, out) -> drip("HTTP/1.1 200 OK\r\nX: ", out))) {
            var begun = System.nanoTime();
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.NO_RESPONSE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_200));
        }
    }

    @Test
    void waitsForASilentServerNoLongerThanTheDeadline() throws IOException {
        tester.budget = Duration.ofMillis(500);
        try (var server = new RawServer((_, _) -> new java.util.concurrent.CountDownLatch(1).await())) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.NO_RESPONSE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',NO_RESPONSE",
        "'SSH-2.0-OpenSSH_9.2\r\n',NOT_A_REGISTRY",
        "'\u0015\u0003\u0001\u0000\u0002\u0002F',HTTP_TO_TLS_PORT"
    })
    void namesWhatIsNoHttp(String answer, Diagnosis code) throws IOException {
        try (var server = answering(answer)) {
            assertThat(tester.probe(server.url()).outcome().code()).isEqualTo(code);
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var port = free.getLocalPort();
        free.close();

        assertThat(tester.probe("http://127.0.0.1:" + port).outcome().code()).isEqualTo(Diagnosis.CONNECT_REFUSED);
    }

    @Test
    void takesTheSecretOutOfWhatIsEchoed() throws IOException {
        var pair = Base64.getEncoder().encodeToString(("iamapikey:" + ProbeTester.SECRET).getBytes());
        var echo =
                "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"no " + ProbeTester.SECRET + " " + pair + "\"}]}";
        try (var server = new RawServer((request, out) -> out.write((request.contains("Authorization")
                        ? http("401 Unauthorized", "Server: " + ProbeTester.SECRET + "\r\n", echo)
                        : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", ""))
                .getBytes()))) {
            var report = tester.probe(server.url());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.BAD_CREDENTIALS_BASIC);
            assertThat(report.toString()).contains("no *** ***").doesNotContain(ProbeTester.SECRET, pair);
        }
    }

    @Test
    void sendsTheTraceAndItsName() throws IOException {
        try (var server = answering(http("404 Not Found", "", ""))) {
            tester.probe(server.url());

            assertThat(server.requests.getFirst())
                    .contains("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736", "User-Agent: fairlead-agent/test");
        }
    }

    private static void drip(String begin, java.io.OutputStream out) throws IOException, InterruptedException {
        out.write(begin.getBytes());
        while (true) {
            out.write('x');
            out.flush();
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
