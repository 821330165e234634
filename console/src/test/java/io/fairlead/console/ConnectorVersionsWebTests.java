package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of what a connector was, and the way back there. */
class ConnectorVersionsWebTests extends ConsoleTestSupport {

    private static final String PATH = "/orgs/past/connectors/IBM_CR";
    private static final String API_PATH = "/api/v1/orgs/past/connectors/IBM_CR";
    private static final String FORMER = """
            {"version": 1, "state": "FORMER", "createdAt": "2026-11-20T08:00:00Z", "createdBy": "person:alice",
             "name": "IBM CR", "identifier": "IBM_CR", "description": "", "tags": {}, "type": "DockerRegistry", "spec": {},
             "found": {"status": "FAILURE", "verdict": "REJECTED", "code": "IBM_KEY_INVALID"}}
            """;
    private static final String LIVE = """
            {"version": 3, "state": "LIVE", "restores": 1, "createdAt": "2026-11-26T08:00:00Z", "name": "IBM CR",
             "identifier": "IBM_CR", "description": "", "tags": {}, "type": "DockerRegistry", "spec": {},
             "found": {"status": "SUCCESS", "verdict": "VERIFIED", "code": "OK"},
             "changes": [{"pointer": "/spec/auth/spec/username", "from": "a", "to": "b"},
                         {"pointer": "/spec/auth/spec/passwordRef", "from": "a", "to": "b"},
                         {"pointer": "/tags/a~1b", "to": "c"}]}
            """;

    ConnectorVersionsWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @BeforeEach
    void pretend() {
        API.answers(API_PATH, 200, """
                {"id": "7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d11", "scope": {"account": "default", "org": "past"}, "name": "IBM CR",
                 "identifier": "IBM_CR", "description": "", "tags": {}, "type": "DockerRegistry", "version": 3,
                 "createdAt": "2026-11-20T08:00:00Z", "updatedAt": "2026-11-26T08:00:00Z",
                 "spec": {"dockerRegistryUrl": "https://us.icr.io", "providerType": "Other", "auth": {"type": "Anonymous"},
                          "delegateSelectors": [], "trustedTokenHosts": [], "caCertificates": ""},
                 "status": {"status": "SUCCESS", "testedVersion": 3}}
                """);
        API.answers(
                API_PATH + "/versions",
                200,
                "{\"items\": [%s, %s], \"nextPageToken\": \"MQ\"}".formatted(LIVE, FORMER));
        API.answers(API_PATH + "/versions/1", 200, FORMER);
        API.answers(API_PATH + "/versions/1/differences", 200, """
                {"from": 1, "to": 3, "differences": [
                   {"pointer": "/spec/dockerRegistryUrl", "from": "https://de.icr.io", "to": "https://us.icr.io"},
                   {"pointer": "/spec/delegateSelectors", "from": ["eu", "docker"], "to": []}]}
                """);
    }

    @Test
    void tellsWhatEachVersionChangedWhoMadeItAndWhetherItWorked() throws Exception {
        var answer = get(PATH + "/versions");

        assertThat(words(answer.body()))
                .contains("username, password’s secret, tag a/b as in version 1", "unknown", "Healthy")
                .contains("1 created alice", "Failing IBM_KEY_INVALID");
        assertThat(answer.body()).contains(PATH + "/versions?after=MQ");
    }

    @Test
    void showsWhatRestoringWouldChangeAndRestoresOnceItIsProved() throws Exception {
        API.answers("POST " + API_PATH + "/versions/1/restore", 202, "{}");

        var page = get(PATH + "/versions/1");
        var answer = post(PATH + "/versions/1/restore", Map.of("etag", "\"3\"", "proved", "true"));

        assertThat(words(page.body()))
                .contains("registry https://us.icr.io https://de.icr.io", "delegates none eu, docker")
                .contains("Test, then restore", "Restore now");
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(PATH));
        assertThat(API.lastAsked("/restore").target()).endsWith("/versions/1/restore?promote=onSuccess");
    }

    @Test
    void saysWhyAVersionCannotBeRestored() throws Exception {
        API.answers("POST " + API_PATH + "/versions/1/restore", 400, """
                {"code": "INVALID_REQUEST", "traceId": "0af7651916cd43dd", "errors": [{"pointer": "/spec/auth/spec/passwordRef", "code": "SECRET_NOT_FOUND", "detail": "There is no such secret."}]}
                """);
        get(PATH + "/versions/1");

        var gone = post(PATH + "/versions/1/restore", Map.of("etag", "\"3\""));
        API.answers("POST " + API_PATH + "/versions/1/restore", 412, "{\"detail\": \"It is at version 3.\"}");
        var stale = post(PATH + "/versions/1/restore", Map.of("etag", "\"2\""));

        assertThat(words(gone.body()))
                .contains("spec.auth.spec.passwordRef: There is no such secret.")
                .contains("INVALID_REQUEST · correlation id 0af7651916cd43dd");
        assertThat(words(stale.body())).contains("Someone else saved version 3 meanwhile");
    }

    @Test
    void hasThePageLoadedAgainOnceAProposedChangeIsSettled() throws Exception {
        API.answers(API_PATH + "/proposal", 200, """
                {"version": 3, "state": "TESTING", "restores": 1, "createdAt": "2026-11-26T08:00:00Z"}
                """);
        var tested = get(PATH + "/proposal");
        API.answers(API_PATH + "/proposal", 404, "{}");
        var settled = get(PATH + "/proposal");

        assertThat(tested.headers().firstValue("HX-Refresh")).isEmpty();
        assertThat(words(tested.body())).contains("is being tested", "with what version 1 was");
        assertThat(settled.headers().firstValue("HX-Refresh")).contains("true");
    }
}
