package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testkit.access.TestIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** While nobody can verify a token, nobody gets in, and the answer says whose fault it is. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=harbour", "fairlead.access.issuer=http://127.0.0.1:1"})
class UnavailableIssuerIT {

    private final RestTestClient http;
    private final ServiceTokenInterceptor serviceToken;

    UnavailableIssuerIT(@LocalServerPort int port, @Autowired ServiceTokenInterceptor serviceToken) {
        this.http = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build();
        this.serviceToken = serviceToken;
    }

    static String[] tokens() {
        return new String[] {
            TestIssuer.shared().adminToken(), ApiTokenText.create().toText()
        };
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void asksToTryAgain(String token) {
        http.get()
                .uri("/api/v1/berths")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ISSUER_UNAVAILABLE");
    }

    @Test
    void looksToACallingServiceLikeASilentNeighbour() {
        var client = RestClient.builder().requestInterceptor(serviceToken).build();

        assertThatThrownBy(
                        () -> client.get().uri("http://127.0.0.1:1").retrieve().toBodilessEntity())
                .isInstanceOf(ResourceAccessException.class)
                .hasMessageContaining("fetch a token for harbour");
    }
}
