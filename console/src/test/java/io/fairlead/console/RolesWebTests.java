package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import io.fairlead.testkit.access.TestIssuer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody whose only role is viewer of one organisation. */
class RolesWebTests extends ConsoleTestSupport {

    private static final String INHERITED = """
            {"identifier": "core", "name": "core dev registry", "description": "", "tags": {}, "type": "DockerRegistry", "version": 3,
             "scope": {"account": "default"}, "status": {"status": "SUCCESS", "testedVersion": 3},
             "spec": {"dockerRegistryUrl": "https://quay.io", "providerType": "Quay", "auth": {"type": "Anonymous"},
                      "delegateSelectors": [], "trustedTokenHosts": [], "caCertificates": ""}}
            """;

    RolesWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port, TestIssuer.shared().personToken("default", "viewer:walk"));
    }

    @BeforeEach
    void viewOneOrganisation() {
        API.answers(
                "/api/v1/scopes",
                200,
                "{\"items\": [{\"scope\": {\"account\": \"default\", \"org\": \"walk\"}, \"role\": \"viewer\"}]}");
    }

    @AfterEach
    void everybodyMayDoEverythingAgain() {
        API.answers("/api/v1/scopes", 404, "{}");
    }

    @Test
    void comesToTheOrganisationInWhichTheyHaveARole() throws Exception {
        var answer = send(signedIn("/"));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/orgs/walk/connectors");
    }

    @Test
    void findsNoLinkToWhatTheyCannotOpen() throws Exception {
        listOfOneInherited();

        var page = send(signedIn("/orgs/walk/connectors"));

        assertThat(page.body())
                .contains("core dev registry", "Only editors of walk")
                .doesNotContain("\"/connectors/core\"", "/new-connector");
    }

    @Test
    void isOfferedOnAConnectorOnlyWhatAViewerMayDo() throws Exception {
        var own = INHERITED.replace("\"account\": \"default\"", "\"account\": \"default\", \"org\": \"walk\"");
        API.answers("/api/v1/orgs/walk/connectors/core", 200, own);
        API.answers("/api/v1/orgs/walk/tests", 200, "{\"items\": []}");
        API.answers("/api/v1/orgs/walk/connectors/core/tests", 200, "{\"items\": []}");
        API.answers("/api/v1/orgs/walk/connectors/core/versions", 200, "{\"items\": []}");

        var page = send(signedIn("/orgs/walk/connectors/core"));

        assertThat(page.body())
                .contains("core dev registry")
                .doesNotContain("Test now", "/core/edit", "/core/yaml", "/core/delete");
    }

    @Test
    void isToldAtOnceWhichRoleAFormNeeds() throws Exception {
        for (var form : List.of(
                "/new-connector",
                "/connectors/core/edit",
                "/connectors/core/yaml",
                "/connectors/core/delete",
                "/new-secret",
                "/secrets/key/new-version",
                "/secrets/key/edit")) {
            var page = send(signedIn("/orgs/walk" + form));

            assertThat(page.statusCode()).as(form).isEqualTo(403);
            assertThat(words(page.body()))
                    .as(form)
                    .contains("You have the viewer role in walk; this needs editor. Ask an admin for access.")
                    .contains("ROLE_INSUFFICIENT");
        }
        assertThat(words(send(signedIn("/orgs/walk/new-delegate")).body())).contains("this needs admin");
    }

    @Test
    void comesBackToTheirOwnFromAPageThatTheyCannotOpen() throws Exception {
        var page = send(signedIn("/connectors"));

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<a class=\"button\" href=\"/\">").doesNotContain("href=\"/connectors\">");
    }

    /** What was typed is lost, but not where the person was. */
    @Test
    void signsInAgainWhereAFormWasSentAfterTheSessionHadEnded() throws Exception {
        var late = send(HttpRequest.newBuilder(at("/orgs/walk/new-connector/x/overview"))
                .header(
                        "Referer",
                        at("/orgs/walk/new-connector/x/overview?from=here").toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=late")));
        var foreign = send(HttpRequest.newBuilder(at("/orgs/walk/new-connector/x/overview"))
                .header("Referer", "https://elsewhere.example/page")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=late")));

        assertThat(late.statusCode()).isEqualTo(302);
        assertThat(late.headers().firstValue("Location").orElseThrow())
                .endsWith("/orgs/walk/new-connector/x/overview?from=here");
        assertThat(foreign.headers().firstValue("Location").orElseThrow()).doesNotContain("elsewhere");
    }

    private static void listOfOneInherited() {
        API.answers("/api/v1/orgs/walk/connectors", 200, "{\"items\": [%s]}".formatted(INHERITED));
        API.answers(
                "/api/v1/orgs/walk/connectors/status-counts", 200, "{\"total\": 1, \"byStatus\": {\"SUCCESS\": 1}}");
        API.answers("/api/v1/orgs/walk/tests/recent", 200, "{\"items\": []}");
    }

    /** A reload is not another credential. */
    @Test
    void showsWhatIsMadeOnceAndMakesItOnce() throws Exception {
        everybodyMayDoEverythingAgain();
        API.answers("/api/v1/api-tokens", 200, "{\"items\": []}");
        API.answers("POST /api/v1/api-tokens", 201, """
                {"id": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005", "name": "ci", "role": "viewer", "token": "flt_once",
                 "createdAt": "2026-11-26T08:00:00Z", "expiresAt": "2027-02-26T08:00:00Z"}
                """);
        API.answers("POST /api/v1/delegate-tokens", 201, """
                {"id": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005", "name": "eu", "tags": ["eu"], "usesLeft": 1, "token": "fle_once",
                 "createdAt": "2026-11-26T08:00:00Z", "expiresAt": "2027-02-26T08:00:00Z"}
                """);
        API.answers("/api/v1/delegates", 200, "{\"items\": []}");
        get("/settings");

        var made = post("/settings/api-tokens", Map.of("name", "ci"));
        var enrolled = post("/new-delegate", Map.of("name", "eu", "tags", "eu"));
        var commands = URI.create(enrolled.headers().firstValue("Location").orElseThrow());
        var shown = get(commands.getPath() + "?" + commands.getRawQuery());

        assertThat(made.statusCode()).isEqualTo(302);
        assertThat(enrolled.statusCode()).isEqualTo(302);
        assertThat(shown.body()).contains("fle_once");
        assertThat(get(commands.getPath() + "?" + commands.getRawQuery()).body())
                .contains("The token was shown once")
                .doesNotContain("fle_once");
    }
}
