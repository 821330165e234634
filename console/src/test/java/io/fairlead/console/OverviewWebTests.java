package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How everything stands, and what each code means. */
class OverviewWebTests extends ConsoleTestSupport {

    OverviewWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @Test
    void showsWhatFailsWhatExpiresAndWhoWorks() throws Exception {
        API.answers("/api/v1/orgs/seen/connectors/status-counts", 200, """
                {"total": 4, "byStatus": {"SUCCESS": 3, "FAILURE": 1, "PARTIAL": 0, "PENDING": 0, "UNKNOWN": 0}}
                """);
        API.answers(
                "/api/v1/orgs/seen/connectors", 200, """
                {"items": [{"identifier": "core", "name": "core registry", "description": "", "tags": {}, "type": "DockerRegistry",
                  "version": 3, "scope": {"account": "default", "org": "seen"},
                  "status": {"status": "FAILURE", "testedVersion": 3, "code": "DNS_NOT_FOUND", "since": "%s"},
                  "spec": {"dockerRegistryUrl": "https://quay.io", "providerType": "Quay", "auth": {"type": "Anonymous"},
                           "delegateSelectors": [], "trustedTokenHosts": [], "caCertificates": ""}}]}
                """.formatted(Instant.now().minus(1, ChronoUnit.HOURS)));
        API.answers(
                "/api/v1/orgs/seen/secrets", 200, """
                {"items": [{"name": "Old key", "identifier": "old", "scope": {"account": "default"}, "description": "", "tags": {},
                  "shared": false, "version": 1, "createdAt": "2026-01-26T08:00:00Z", "updatedAt": "2026-01-26T08:00:00Z",
                  "expiresAt": "%s"}]}
                """.formatted(Instant.now().plus(3, ChronoUnit.DAYS)));
        API.answers("/api/v1/orgs/seen/delegates", 503, "{}");

        var page = send(signedIn("/orgs/seen/overview"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(words(page.body()))
                .contains(
                        "3 Healthy",
                        "1 Failing",
                        "core registry DNS_NOT_FOUND",
                        "Old key expires",
                        "Unavailable right now.");
        assertThat(page.body()).contains("width=\"75.00\"", "href=\"/help/diagnosis/DNS_NOT_FOUND\"", "status=FAILURE");
    }

    @Test
    void explainsEachCodeWithoutANetwork() throws Exception {
        var one = send(signedIn("/help/diagnosis/DNS_NOT_FOUND"));
        var none = send(signedIn("/help/diagnosis/NO_SUCH_CODE"));

        assertThat(words(one.body())).contains("What to do", "Retried automatically");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(send(signedIn("/help/diagnosis")).body()).contains("/help/diagnosis/IBM_KEY_INVALID");
    }

    @Test
    void explainsAPastedErrorAndLinksEachCode() throws Exception {
        get("/help/diagnosis/lookup");

        var found =
                post("/help/diagnosis/lookup", Map.of("text", "<b>x509</b>: certificate signed by unknown authority"));
        var nothing = post("/help/diagnosis/lookup", Map.of("text", "segmentation fault"));
        var empty = post("/help/diagnosis/lookup", Map.of("text", ""));

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body())
                .contains("href=\"/help/diagnosis/TLS_UNKNOWN_CA\"", "href=\"/help/diagnosis/TLS_INCOMPLETE_CHAIN\"")
                .contains("&lt;b&gt;x509&lt;/b&gt;")
                .doesNotContain("<b>x509");
        assertThat(words(found.body())).contains("What to do:", "Or else:");
        assertThat(words(nothing.body())).contains("Nothing is known of this text");
        assertThat(words(empty.body())).doesNotContain("Nothing is known", "What to do:");
    }
}
