package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The wizard's forms, one after the other, as a browser without any script sends them. */
class WizardWebTests extends ConsoleTestSupport {

    WizardWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @BeforeEach
    void begin() throws Exception {
        API.answers("/api/v1/scopes", 200, "{\"items\": []}");
        API.answers("/api/v1/secrets", 200, "{\"items\": []}");
        API.answers("POST /api/v1/connectors", 200, "{\"identifier\": \"IBM_CR\"}");
        API.answers("/api/v1/connectors/identifiers", 200, "{\"identifier\": \"IBM_CR\"}");
        get("/new-connector");
        post("/new-connector", Map.of());
        post("/new-connector/overview", Map.of("name", "IBM CR", "identifier", "IBM_CR"));
    }

    @Test
    void fillsInWhatAPresetKnowsAndMovesItToAnotherRegion() throws Exception {
        post("/new-connector/registry", Map.of("action", "preset ibm"));
        var moved = post(
                "/new-connector/registry",
                form("https://us.icr.io", "action", "region", "region", "private.jp2.icr.io"));

        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(get("/new-connector/registry").body())
                .contains("value=\"https://private.jp2.icr.io\"", "value=\"iamapikey\"", "Osaka (jp-osa)");
    }

    @Test
    void followsATextThatTheApiUnderstands() throws Exception {
        var answer = post("/new-connector/yaml", Map.of("step", "REGISTRY", "yaml", """
                connector:
                  name: Other
                  identifier: Other_one
                  type: DockerRegistry
                  spec:
                    dockerRegistryUrl: https://quay.io
                    providerType: Quay
                    auth: {type: Anonymous}
                    delegateSelectors: []
                    trustedTokenHosts: [auth.example.com]
                """));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(get("/new-connector/registry").body())
                .contains("value=\"https://quay.io\"", "value=\"auth.example.com\"", "identifier: Other_one");
    }

    @Test
    void namesTheLineThatTheApiDoesNotUnderstandAndKeepsBothTextAndDraft() throws Exception {
        API.answers("POST /api/v1/connectors", 400, """
                {"errors": [{"pointer": "/spec/paswordRef", "code": "UNKNOWN_FIELD", "detail": "There is no such field here."},
                            {"pointer": "/spec/auth", "code": "REQUIRED", "detail": "auth is missing."}]}
                """);
        var text = "connector:\n  name: Other\n  spec:\n    dockerRegistryUrl: https://quay.io\n    paswordRef: x\n";

        var answer = post("/new-connector/yaml", Map.of("step", "REGISTRY", "yaml", text));

        assertThat(answer.body())
                .contains(
                        "Line 5",
                        "spec.paswordRef",
                        "There is no such field here.",
                        "dockerRegistryUrl: https://quay.io")
                .doesNotContain("auth is missing");
        assertThat(get("/new-connector/registry").body())
                .contains("name: IBM CR")
                .doesNotContain("quay.io\"");
    }

    @Test
    void asksFirstWhetherAValueIsMeantThatLooksWrong() throws Exception {
        API.answers("POST /api/v1/secrets", 200, """
                {"warnings": [{"code": "TRAILING_BLANK", "message": "The value ends with a blank.", "fix": "TRIM"}]}
                """);

        var asked =
                post("/new-connector/secret", Map.of("level", "0", "secret-name", "Key", "secret-value", "canary-7 "));

        assertThat(asked.body())
                .contains(
                        "The value ends with a blank.",
                        "name=\"apply\" value=\"TRIM\"",
                        "Take it without the blanks around it")
                .doesNotContain("canary-7");
        assertThat(API.lastAsked("validateOnly").target()).isEqualTo("/api/v1/secrets?validateOnly=true");
    }

    @Test
    void mendsAValueAsTheButtonSays() throws Exception {
        API.answers("POST /api/v1/secrets", 201, """
                {"name": "Key", "identifier": "Key", "scope": {"account": "default"}, "description": "", "tags": {},
                 "shared": false, "version": 1, "createdAt": "2026-11-26T08:00:00Z", "updatedAt": "2026-11-26T08:00:00Z"}
                """);

        var kept = post(
                "/new-connector/secret",
                Map.of("level", "0", "secret-name", "Key", "secret-value", "canary-7 ", "apply", "TRIM"));

        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(API.lastAsked("apply=").target()).isEqualTo("/api/v1/secrets?apply=TRIM");
        assertThat(get("/new-connector/registry").body())
                .contains("passwordRef: Key")
                .doesNotContain("canary-7");
    }

    @Test
    void saysWhatToDoWithADraftThatNoBrowserKeeps() throws Exception {
        var answer = post("/new-connector/registry", form("https://us.icr.io", "certificates", "x".repeat(20_000)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("more than your browser keeps");
        assertThat(get("/new-connector/overview").body()).contains("IBM CR");
    }

    private static Map<String, String> form(String url, String... more) {
        var form = new LinkedHashMap<>(
                Map.of("url", url, "provider", "Other", "auth", "UsernamePassword", "username", "iamapikey"));
        for (var at = 0; at < more.length; at += 2) {
            form.put(more[at], more[at + 1]);
        }
        return form;
    }
}
