package io.fairlead.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.fuzz.ApiFuzzer;
import io.fairlead.testkit.fuzz.FuzzedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnexpectedInputIT extends TestServiceTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/tests?x=%FF, 400",
        "GET, /api/v1/tests?pageToken=Lg, 400",
        "GET, /api/v1/connectors/x/tests?pageToken=Lg, 400",
        "POST, /api/v1/connectors/-/tests, 404",
        "GET, /api/v1/audit?from=%2B1000000000-01-01T00:00:00Z, 400",
        "GET, /error, 404"
    })
    void refusesWhatItCannotUse(String method, String target, int status) {
        assertThat(ApiFuzzer.statusOf(api.address(), FuzzedRequest.of(method, target), admin()))
                .isEqualTo(status);
    }

    @Test
    void answersNothingWithAFault() {
        assertThat(ApiFuzzer.fuzz("test-service", api.address(), _ -> admin())).isEmpty();
    }

    private static List<String> admin() {
        return List.of("Authorization: Bearer " + TestIssuer.shared().adminToken());
    }
}
