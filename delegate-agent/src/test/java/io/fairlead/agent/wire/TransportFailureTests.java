package io.fairlead.agent.wire;

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
        var journal = new Journal(Clock.systemUTC(), _ -> {});
        var contact = new Contact(REGISTRY, AddressGuard.Private.ALLOWED, false, journal, true);
        contact.begins(Contact.Phase.CONNECT);

        var finding = TransportFailure.finding(
                Question.get(REGISTRY, "/v2/"), contact, Deadline.in(Duration.ofMinutes(1)), failure);

        assertThat(finding.code()).isEqualTo(Diagnosis.NO_ROUTE);
        assertThat(finding.summary()).isEqualTo("connect to registry.test:443: no route");
    }
}
