package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connectors of a list are tested and deleted, one or several at once. */
class BulkActionWebTests extends ConsoleTestSupport {

    private static final String PLACE = "/orgs/bulk/connectors";
    private static final String CONNECTOR = """
            {"id": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d00%1$s", "identifier": "c%1$s", "name": "Connector %1$s", "description": "", "type": "DockerRegistry", "version": 3,
             "scope": {"account": "default", "org": "bulk"}, "tags": {},
             "spec": {"dockerRegistryUrl": "https://quay.io", "providerType": "Quay", "auth": {"type": "Anonymous"},
                      "delegateSelectors": [], "trustedTokenHosts": [], "caCertificates": ""},
             "status": {"status": "FAILURE", "testedVersion": 3, "code": "DNS_NOT_FOUND", "errorSummary": "resolve quay.io: no such name",
                        "since": "2026-11-26T08:00:00Z"}}
            """;
    private static final String RUN = """
            {"id": "7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d12", "connector": {"identifier": "IBM_CR", "version": 3},
             "state": "REQUESTED", "trigger": "CONNECTOR_CHANGED", "attempt": 1, "requestedAt": "2026-11-26T08:00:00Z",
             "fixes": [], "notes": [], "steps": []}
            """;

    BulkActionWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @BeforeEach
    void twoConnectors() throws Exception {
        API.answers(
                "/api/v1" + PLACE,
                200,
                "{\"items\": [%s, %s]}".formatted(CONNECTOR.formatted("01"), CONNECTOR.formatted("02")));
        API.answers("/api/v1" + PLACE + "/status-counts", 200, "{\"total\": 2, \"byStatus\": {\"FAILURE\": 2}}");
        API.answers("/api/v1/orgs/bulk/tests/recent", 200, "{\"items\": []}");
        API.answers("POST /api/v1" + PLACE + "/c01/tests", 202, RUN);
        API.answers("POST /api/v1" + PLACE + "/c02/tests", 202, RUN);
        API.answers("/api/v1" + PLACE + "/c01", 200, CONNECTOR.formatted("01"));
        API.answers("/api/v1" + PLACE + "/c02", 200, CONNECTOR.formatted("02"));
        API.answers("DELETE /api/v1" + PLACE + "/c01", 204, "");
    }

    @Test
    void offersSelectionAndATestInEachRowAndSaysFirstWhatACodeMeans() throws Exception {
        var list = get(PLACE + "?status=FAILURE").body();

        assertThat(list)
                .contains("id=\"select-c01\"", "aria-label=\"Test Connector 02\"", "name=\"status\" value=\"FAILURE\"")
                .contains("aria-sort=\"ascending\"", "/help/diagnosis/DNS_NOT_FOUND");
        assertThat(words(list)).doesNotContain("resolve quay.io");
    }

    @Test
    void testsWhatIsSelectedAndShowsHowFarThatIs() throws Exception {
        get(PLACE);
        var started = post(PLACE + "/tests", Map.of("connector", "c01", "status", "FAILURE"));
        var only = post(PLACE + "/tests", Map.of("connector", "c01", "only", "c02"));

        assertThat(target(started)).contains("status=FAILURE", "started=c01", "since=");
        assertThat(target(only)).contains("started=c02").doesNotContain("c01");
        assertThat(get(target(started)).body()).contains("/test-progress?started=c01");
        API.answers("/api/v1/orgs/bulk/tests/recent", 200, """
                {"items": [{"connector": "c01", "runs": [
                  {"id": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005", "state": "COMPLETED", "verdict": "VERIFIED",
                   "code": "OK", "completedAt": "2026-11-26T09:00:00Z"}]}]}
                """);
        assertThat(progress("2026-11-26T09:00:01Z"))
                .contains("0 of 2 tests finished")
                .contains("hx-get");
        assertThat(progress("2026-11-26T08:59:59Z"))
                .contains("1 of 2 tests finished", "1 passed, 0 did not", "<progress");
    }

    @Test
    void asksBeforeItDeletesWhatWasSeen() throws Exception {
        get(PLACE);
        var asked = post(PLACE + "/bulk-delete", Map.of("connector", "c01"));
        var question = get(target(asked)).body();
        var deleted = post(PLACE + "/bulk-deletion", Map.of("doomed", "c01.\"3\""));

        assertThat(question).contains("Delete 1 connector?", "Connector 01", "c01.&quot;3&quot;");
        assertThat(target(deleted)).isEqualTo(PLACE + "?deleted=1");
        assertThat(API.lastAsked(PLACE + "/c01").method()).isEqualTo("DELETE");
        assertThat(target(post(PLACE + "/bulk-delete", Map.of()))).isEqualTo(PLACE);
    }

    private String progress(String since) throws Exception {
        return get(PLACE + "/test-progress?started=c01.c02&since=" + since).body();
    }

    private static String target(HttpResponse<String> redirect) {
        var address = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }
}
