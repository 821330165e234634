package io.fairlead.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTests {

    @Test
    void countsANetworkOfAProvidersCustomerAsOneAddress() {
        assertThat(of("2001:db8:1:2:3:4:5:6")).isEqualTo(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
        assertThat(of("::ffff:192.0.2.1")).isEqualTo("::ffff:192.0.2.1");
        assertThat(of("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void asksNobodyForWhatIsNoAddress() {
        assertThat(of("somewhere.test")).isEqualTo("somewhere.test");
        assertThat(of(":::::")).isEqualTo(":::::");
    }

    private static String of(String forwarded) {
        var request = new MockHttpServletRequest();
        request.addHeader("X-Forwarded-For", "made up, " + forwarded);
        return ClientAddress.of(request, true);
    }
}
