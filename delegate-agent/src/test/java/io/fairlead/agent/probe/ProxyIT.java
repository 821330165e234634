package io.fairlead.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.proxy.ForwardProxy;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.testkit.registry.ForwardProxyServer;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Through Debian's tinyproxy. The registry is named by a number, because nothing called 127.* goes through a proxy. */
class ProxyIT {

    private static final String LOOPBACK = "2130706433";
    private static final ServerCertificate CERTIFICATE = ServerCertificate.of("127.0.0.1 " + LOOPBACK);

    @SuppressWarnings("NullAway.Init")
    private static RegistryServer registry;

    @BeforeAll
    static void open() {
        registry = RegistryServer.encrypted(CERTIFICATE, "ada", ProbeTester.SECRET);
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    @Test
    void provesARegistryThroughAProxy() {
        try (var proxy = ForwardProxyServer.open()) {
            var report = probe("http://" + proxy.address(), "");

            assertThat(report.outcome().verdict()).isEqualTo(ConnectionVerdict.VERIFIED);
            assertThat(proxy.wasUsed()).isTrue();
        }
    }

    @Test
    void logsInToAProxyThatAsksForIt() {
        try (var proxy = ForwardProxyServer.withPassword("delegate", "pr0xy")) {
            assertThat(probe("http://delegate:pr0xy@" + proxy.address(), "")
                            .outcome()
                            .code())
                    .isEqualTo(Diagnosis.OK);
            assertThat(probe("http://delegate:wrong@" + proxy.address(), "")
                            .outcome()
                            .code())
                    .isEqualTo(Diagnosis.PROXY_AUTH);
            assertThat(probe("http://" + proxy.address(), "").outcome().code()).isEqualTo(Diagnosis.PROXY_AUTH);
        }
    }

    @Test
    void saysThatTheProxyRefusesTheRegistry() {
        try (var proxy = ForwardProxyServer.refusingAllPorts()) {
            assertThat(probe("http://" + proxy.address(), "").outcome().code()).isEqualTo(Diagnosis.PROXY_DENIED);
        }
    }

    @Test
    void goesPastTheProxyWhereThatIsSaid() {
        try (var proxy = ForwardProxyServer.refusingAllPorts()) {
            assertThat(probe("http://" + proxy.address(), "example.com, " + LOOPBACK)
                            .outcome()
                            .code())
                    .isEqualTo(Diagnosis.OK);
            assertThat(proxy.wasUsed()).isFalse();
        }
    }

    @Test
    void saysThatTheProxyDoesNotAnswer() throws IOException {
        var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        free.close();

        assertThat(probe("http://127.0.0.1:" + free.getLocalPort(), "")
                        .outcome()
                        .code())
                .isEqualTo(Diagnosis.PROXY_UNREACHABLE);
    }

    private static ProbeReport probe(String address, String noProxy) {
        var networkSetup = new NetworkSetup(
                ProbeTester.LOCAL,
                new TrustedAuthorities(""),
                HostResolver.SYSTEM,
                ForwardProxy.parse(address, noProxy),
                "test");
        try (var tester = new ProbeTester(networkSetup)) {
            tester.username = "ada";
            tester.caCertificates = CERTIFICATE.authority();
            return tester.probe("https://" + LOOPBACK + ":" + registry.port());
        }
    }
}
