package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static io.fairlead.agent.probe.RawServer.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.wire.EgressPolicy;
import io.fairlead.agent.wire.Names;
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
        Names names = _ -> new InetAddress[] {InetAddress.getByName(address)};
        try (var server = saying(http("200 OK", "", "{}"));
                var prober = new Prober(EgressPolicy.STRICT, names)) {
            var report = prober.probe("https://registry.test:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.ADDRESS_REFUSED);
            assertThat(report.outcome().verdict()).isEqualTo(ConnectionVerdict.REFUSED_BY_POLICY);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void refusesPlainHttpToAnywhereButLoopback() {
        Names names = _ -> new InetAddress[] {InetAddress.getByName("192.0.2.1")};
        try (var prober = new Prober(Prober.LOCAL, names)) {
            assertThat(prober.probe("http://registry.test").outcome().code()).isEqualTo(Diagnosis.HTTP_REFUSED);
        }
    }

    @Test
    void connectsToTheAddressThatWasJudged() throws IOException {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        Names rebinding = _ ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254")
                };
        try (var server = saying(http("404 Not Found", "", ""));
                var prober = new Prober(Prober.LOCAL, rebinding)) {
            var report = prober.probe("http://registry.test:" + server.port());

            assertThat(report.outcome().code()).isEqualTo(Diagnosis.NOT_A_REGISTRY_404);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void saysThatANameIsUnknown() {
        Names names = host -> {
            throw new UnknownHostException(host);
        };
        try (var prober = new Prober(EgressPolicy.STRICT, names)) {
            assertThat(prober.probe("https://registry.test").outcome().code()).isEqualTo(Diagnosis.DNS_NOT_FOUND);
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
        try (var prober = Prober.local()) {
            var report = prober.probe(url);

            assertThat(report.outcome().verdict()).isEqualTo(ConnectionVerdict.REFUSED_BY_POLICY);
            assertThat(report.outcome().code()).isEqualTo(code);
        }
    }

    private static Diagnosis refused(EgressPolicy policy, String host) throws IOException {
        try (var server = saying(http("200 OK", "", "{}"));
                var prober = new Prober(policy, Names.SYSTEM)) {
            var code = prober.probe("http://" + host + ":" + server.port())
                    .outcome()
                    .code();
            assertThat(server.requests).isEmpty();
            return code;
        }
    }
}
