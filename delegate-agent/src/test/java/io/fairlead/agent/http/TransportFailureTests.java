package io.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that no server on loopback can cause. */
class TransportFailureTests {

    private static final RegistryOrigin REGISTRY = new RegistryOrigin("https", "registry.test", 443);

    static Stream<IOException> unreachable() {
        return Stream.of(
                new NoRouteToHostException("No route to host"),
                new ConnectException("Network is unreachable"),
                new SocketException("Network is unreachable"));
    }

    @ParameterizedTest
    @MethodSource("unreachable")
    void saysThatThereIsNoRoute(IOException failure) {
        var recorder = new StepRecorder(Clock.systemUTC(), _ -> {});
        var trace = new ConnectionTrace(REGISTRY, AddressGuard.PrivateAddresses.ALLOWED, false, recorder, true);
        trace.startPhase(ConnectionTrace.Phase.CONNECT);

        var finding = TransportFailure.finding(
                RegistryRequest.get(REGISTRY, "/v2/"), trace, Deadline.after(Duration.ofMinutes(1)), failure);

        assertThat(finding.code()).isEqualTo(Diagnosis.NO_ROUTE);
        assertThat(finding.summary()).isEqualTo("connect to registry.test:443: no route");
    }
}
