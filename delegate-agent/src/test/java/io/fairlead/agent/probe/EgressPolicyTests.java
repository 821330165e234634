package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.answering;
import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTests {

    private static final EgressPolicy HTTP_ONLY = new EgressPolicy(false, EgressPolicy.PlainHttp.LOOPBACK);
    private static final EgressPolicy LOOPBACK_ONLY = new EgressPolicy(true, EgressPolicy.PlainHttp.NEVER);

    @Test
    void refusesPlainHttpBeforeAnythingElse() throws IOException {
        assertThat(refused(LOOPBACK_ONLY, "127.0.0.1")).isEqualTo(Diagnosis.HTTP_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "127.1"})
    void refusesLoopbackInEveryNotation(String host) throws IOException {
        assertThat(refused(HTTP_ONLY, host)).isEqualTo(Diagnosis.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "0.0.0.0"})
    void refusesNamesThatLeadToForbiddenAddresses(String address) throws IOException {
        HostResolver hostResolver = _ -> new InetAddress[] {InetAddress.getByName(address)};
        try (var server = answering(http("200 OK", "", "{}"));
                var tester = new ProbeTester(EgressPolicy.STRICT, hostResolver)) {
            var report = tester.probe("https://registry.test:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.ADDRESS_REFUSED);
            assertThat(report.outcome().verdict()).isEqualTo(ConnectionVerdict.REFUSED_BY_POLICY);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void refusesPlainHttpToAnywhereButLoopback() {
        HostResolver hostResolver = _ -> new InetAddress[] {InetAddress.getByName("192.0.2.1")};
        try (var tester = new ProbeTester(ProbeTester.LOCAL, hostResolver)) {
            assertThat(tester.probe("http://registry.test").outcome().code()).isEqualTo(Diagnosis.HTTP_REFUSED);
        }
    }

    @Test
    void connectsToTheAddressThatWasJudged() throws IOException {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        HostResolver rebinding = _ ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254")
                };
        try (var server = answering(http("404 Not Found", "", ""));
                var tester = new ProbeTester(ProbeTester.LOCAL, rebinding)) {
            var report = tester.probe("http://registry.test:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.NOT_A_REGISTRY_404);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void saysThatANameIsUnknown() {
        HostResolver hostResolver = host -> {
            throw new UnknownHostException(host);
        };
        try (var tester = new ProbeTester(EgressPolicy.STRICT, hostResolver)) {
            assertThat(tester.probe("https://registry.test").outcome().code()).isEqualTo(Diagnosis.DNS_NOT_FOUND);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://x, URL_INVALID",
        "'', URL_INVALID",
        "https://us.icr.io?x=y, URL_INVALID",
        "https://u:p@us.icr.io, URL_HAS_CREDENTIALS",
        "https://us.icr.io/namespace, URL_HAS_PATH",
        "https://cloud.ibm.com, URL_IS_UI"
    })
    void refusesAddressesThatAreNone(String url, Diagnosis code) {
        try (var tester = ProbeTester.local()) {
            var report = tester.probe(url);

            assertThat(report.outcome().verdict()).isEqualTo(ConnectionVerdict.REFUSED_BY_POLICY);
            assertThat(report.outcome().code()).isEqualTo(code);
        }
    }

    private static Diagnosis refused(EgressPolicy policy, String host) throws IOException {
        try (var server = answering(http("200 OK", "", "{}"));
                var tester = new ProbeTester(policy, HostResolver.SYSTEM)) {
            var code = tester.probe("http://" + host + ":" + server.port())
                    .outcome()
                    .code();
            assertThat(server.requests).isEmpty();
            return code;
        }
    }
}
