package io.fairlead.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.fuzz.ApiFuzzer;
import io.fairlead.testkit.fuzz.FuzzedRequest;
import io.fairlead.testkit.fuzz.HalfSentBodies;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@SecretServiceTest
class UnexpectedInputIT {

    private final URI address;

    UnexpectedInputIT(@LocalServerPort int port) {
        address = URI.create("http://127.0.0.1:" + port);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/secrets/x, application/x-www-form-urlencoded, %, 415",
        "POST, /api/v1/secrets, */*, {}, 415",
        "POST, /api/v1/secrets, multipart/form-data, x, 415",
        "GET, /api/v1/secrets?expiresBefore=%2B1000000000-01-01T00:00:00Z, application/json, '', 400",
        "GET, /api/v1/secrets?x=%FF, application/json, '', 400",
        "POST, /api/v1/secrets, application/json, '{\"name\":\"a\",\"type\":\"SecretText\",\"value\":\"v\",\"expiresAt\":"
                + "\"+294277-01-09T04:00:54.775807Z\"}', 400"
    })
    void refusesWhatItCannotUse(String method, String target, String type, String body, int status) {
        var request = FuzzedRequest.of(method, target).withBody(type, body);

        assertThat(ApiFuzzer.statusOf(address, request, admin())).isEqualTo(status);
    }

    @Test
    void refusesAChunkThatIsNone() {
        var request = FuzzedRequest.of("POST", "/api/v1/secrets")
                .withHeader("Transfer-Encoding: chunked")
                .withBody("application/json", "-1\r\n{}");

        assertThat(ApiFuzzer.statusOf(address, request, admin())).isEqualTo(400);
    }

    @Test
    void livesThroughBodiesThatNeverEnd() {
        var headers = List.of("Content-Type: application/json", admin().getFirst());
        try (var _ = new HalfSentBodies(address).send(300, "POST", "/api/v1/secrets", headers)) {
            await().untilAsserted(() -> assertThat(
                            ApiFuzzer.statusOf(address, FuzzedRequest.of("GET", "/api/v1/secrets"), admin()))
                    .isEqualTo(200));
        }
    }

    @Test
    void answersNothingWithAFault() {
        assertThat(ApiFuzzer.fuzz("secret-service", address, _ -> admin())).isEmpty();
    }

    private static List<String> admin() {
        return List.of("Authorization: Bearer " + TestIssuer.shared().adminToken());
    }
}
