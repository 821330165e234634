package io.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.AddressGuard.PrivateAddresses;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    private final AddressGuard strict = new AddressGuard(EgressPolicy.STRICT);
    private final AddressGuard local = new AddressGuard(new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"})
    void refusesLoopbackUnlessAllowed(String address) throws Exception {
        assertThat(strict.refusal(InetAddress.getByName(address), PrivateAddresses.ALLOWED))
                .isPresent();
        assertThat(local.refusal(InetAddress.getByName(address), PrivateAddresses.ALLOWED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "fe80::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "224.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "100.100.100.200",
                "fd00:ec2::254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::",
                "168.63.129.16"
            })
    void refusesMetadataAndNowhereAlways(String address) throws Exception {
        assertThat(local.refusal(InetAddress.getByName(address), PrivateAddresses.ALLOWED))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "fd12::1", "64:ff9b::a00:1"})
    void allowsPrivateNetworksToTheRegistryAlone(String address) throws Exception {
        assertThat(strict.refusal(InetAddress.getByName(address), PrivateAddresses.ALLOWED))
                .isEmpty();
        assertThat(strict.refusal(InetAddress.getByName(address), PrivateAddresses.REFUSED))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "2606:4700::1", "172.32.0.1"})
    void allowsTheRestOfTheWorld(String address) throws Exception {
        assertThat(strict.refusal(InetAddress.getByName(address), PrivateAddresses.REFUSED))
                .isEmpty();
    }
}
