package io.fairlead.delegate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.fuzz.ApiFuzzer;
import io.fairlead.testkit.fuzz.FuzzedRequest;
import io.fairlead.testkit.fuzz.HalfSentBodies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedInputIT extends DelegateServiceTest {

    @ParameterizedTest
    @CsvSource({
        "/delegate/v1/enrolments, */*, {}, 415",
        "/delegate/v1/enrolments, multipart/form-data, x, 415",
        "/delegate/v1/enrolments?x=%FF, application/json, {}, 400",
        "/api/v1/delegates/preview, application/x-www-form-urlencoded, a%0Ab=1, 400",
        "/api/v1/delegate-tokens, application/json, '{\"name\":\"a\\u0000b\"}', 400",
        "/api/v1/delegate-tokens, application/json, '{\"name\":\"a\",\"tags\":[null]}', 400"
    })
    void refusesWhatItCannotUse(String target, String type, String body, int status) {
        var request = FuzzedRequest.of("POST", target).withBody(type, body);

        assertThat(ApiFuzzer.statusOf(service(), request, admin())).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\":\"Renew\"}]",
                "[{\"type\":\"Renew\",\"held\":[null]}]",
                "[{\"type\":\"Hello\",\"epoch\":1,\"capacity\":1}]",
                "[{\"type\":\"Accept\",\"attempt\":1}]",
                "[null]",
                "null"
            })
    void refusesAFrameThatLacksSomething(String frames) {
        var delegate = enrolled("incomplete");

        assertThat(delegate.post("/delegate/v1/poll", frames, Map.of("Fairlead-Epoch", "1"))
                        .statusCode())
                .isEqualTo(400);
    }

    /** No byte of a body is kept of somebody who could not have signed it, and little of who has a token to show. */
    @ParameterizedTest
    @ValueSource(strings = {"/delegate/v1/poll", "/delegate/v1/enrolments", "/api/v1/delegate-tokens"})
    void livesThroughBodiesThatNeverEnd(String target) {
        try (var bodies = new HalfSentBodies(service())) {
            var headers = new ArrayList<>(List.of("Content-Type: application/json"));
            headers.addAll(admin());
            bodies.send(300, "POST", target, headers);

            await().untilAsserted(() -> assertThat(timeOfAnAnswer()).isLessThan(Duration.ofSeconds(1)));
        }
    }

    @Test
    void answersNothingWithAFault() {
        assertThat(ApiFuzzer.fuzz("delegate-service", service(), _ -> admin())).isEmpty();
    }

    private Duration timeOfAnAnswer() {
        var begin = System.nanoTime();
        assertThat(send("GET", "/api/v1/delegates", "").statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static List<String> admin() {
        return List.of("Authorization: Bearer " + TestIssuer.shared().adminToken());
    }
}
