package io.fairlead.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void hasTheUsualNumbersUnlessToldOtherwise() {
        var ports = Ports.from(Map.of("FAIRLEAD_TEST_PORT", "18084"));

        assertThat(ports.numberOf(Port.CONNECTOR)).isEqualTo(8081);
        assertThat(ports.numberOf(Port.TEST)).isEqualTo(18084);
        assertThat(ports.managementNumberOf(Port.TEST)).isEqualTo(19084);
    }

    @Test
    void saysWhichSettingIsNoPort() {
        assertThatThrownBy(() -> Ports.from(Map.of("FAIRLEAD_KAFKA_PORT", "many")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("FAIRLEAD_KAFKA_PORT is \"many\", but must be a number from 1 to 65535.");
    }

    @Test
    void namesTheTakenPortItsProgramAndTheSetting() throws Exception {
        var ports = Ports.free();
        try (var _ = new ServerSocket(ports.numberOf(Port.SECRET), 1, InetAddress.getLoopbackAddress())) {

            var taken = ports.conflicts(EnumSet.allOf(Port.class));

            assertThat(taken)
                    .containsExactly("Port %d is in use by another program, but secret-service needs it."
                                    .formatted(ports.numberOf(Port.SECRET))
                            + " Set FAIRLEAD_SECRET_PORT to choose another.");
        }
    }

    @Test
    void looksAtTheOperatorsPortsToo() throws Exception {
        var ports = Ports.free();
        try (var _ = new ServerSocket(ports.managementNumberOf(Port.TEST), 1, InetAddress.getLoopbackAddress())) {

            var taken = ports.conflicts(EnumSet.of(Port.TEST));

            assertThat(taken).singleElement().asString().contains("test-service", "FAIRLEAD_TEST_PORT", "operators");
        }
    }

    @Test
    void freePortsAreFree() {
        assertThat(Ports.free().conflicts(EnumSet.allOf(Port.class))).isEmpty();
    }
}
