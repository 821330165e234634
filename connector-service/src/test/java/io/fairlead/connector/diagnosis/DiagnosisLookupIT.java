package io.fairlead.connector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.RunningConnectorService;
import io.fairlead.testkit.access.TestIssuer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class DiagnosisLookupIT extends RunningConnectorService {

    private static final String PATH = "/api/v1/diagnosis/lookup";
    private static final String DOCKER = """
            Error response from daemon: Get "https://registry.corp.example/v2/": tls: failed to verify certificate: \
            x509: certificate signed by unknown authority""";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void namesTheCodesThatFitWithReasonAndRemedyTheLikeliestFirst() {
        var found = lookUp(DOCKER, "viewer").path("items");

        assertThat(found.findValuesAsString("code")).containsExactly("TLS_UNKNOWN_CA", "TLS_INCOMPLETE_CHAIN");
        assertThat(found.get(0).path("reason").asString()).contains("issued the certificate");
        assertThat(found.get(0).path("meaning").asString()).isNotEmpty();
        assertThat(found.get(0).path("remedy").asString()).isNotEmpty();
    }

    @Test
    void answersEverybodyWhoIsSignedIn() {
        assertThat(lookUp(DOCKER).path("items").isEmpty()).isFalse();
        assertThat(lookUp(DOCKER, "viewer:sales/shop").path("items").isEmpty()).isFalse();
    }

    @Test
    void findsNothingInATextThatSaysNothingOfRegistries() {
        assertThat(lookUp("segmentation fault", "viewer").path("items").isArray())
                .isTrue();
        assertThat(lookUp("segmentation fault", "viewer").path("items").isEmpty())
                .isTrue();
    }

    @Test
    void readsTheEndOfALongText() {
        var log = "Pulling fs layer\n".repeat(1_000) + "x509: certificate has expired or is not yet valid";

        assertThat(lookUp(log, "viewer").at("/items/0/code").asString()).isEqualTo("TLS_EXPIRED");
    }

    @Test
    void saysWhatIsMissingOrTooLong() {
        post("{}", "viewer")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/text");
        post("{\"text\": \" \"}", "viewer").expectStatus().isBadRequest();
        post(JsonMapper.shared().writeValueAsString(Map.of("text", "x".repeat(70_000))), "viewer")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void repeatsStoresAndLogsNothingOfTheText(CapturedOutput output) {
        var text = DOCKER + " user=canary-7f3a password=canary-7f3a";

        var found = lookUp(text, "viewer");
        post("{\"text\": \"canary-7f3a\", ", "viewer").expectStatus().isBadRequest();

        assertThat(found.toString()).doesNotContain("canary", "registry.corp.example");
        assertThat(output.getAll()).doesNotContain("canary-7f3a");
        assertThat(jdbc.sql("select count(*) from audit.entry as entry where entry::text like '%canary-7f3a%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private JsonNode lookUp(String text, String... grants) {
        var answer = post(JsonMapper.shared().writeValueAsString(Map.of("text", text)), grants)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(answer);
    }

    private RestTestClient.ResponseSpec post(String body, String... grants) {
        return http(TestIssuer.shared().personToken("default", grants))
                .post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
