package io.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.fuzz.ApiFuzzer;
import io.fairlead.testkit.fuzz.FuzzedRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnexpectedInputIT extends RunningConnectorService {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/connectors, application/x-www-form-urlencoded, %, 400",
        "POST, /api/v1/connectors, */*, {}, 415",
        "POST, /api/v1/connectors, multipart/form-data, x, 415",
        "POST, /api/v1/connectors?x=%FF, application/json, {}, 400"
    })
    void refusesWhatItCannotUse(String method, String target, String type, String body, int status) {
        var request = FuzzedRequest.of(method, target).withBody(type, body);

        assertThat(ApiFuzzer.statusOf(URI.create(address()), request, admin())).isEqualTo(status);
    }

    @Test
    void answersNothingWithAFault() {
        assertThat(ApiFuzzer.fuzz("connector-service", URI.create(address()), _ -> admin()))
                .isEmpty();
    }

    private static List<String> admin() {
        return List.of("Authorization: Bearer " + TestIssuer.shared().adminToken());
    }
}
