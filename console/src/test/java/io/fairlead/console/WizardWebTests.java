package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The wizard's forms, one after the other, as a browser without any script sends them. */
class WizardWebTests extends ConsoleTestSupport {

    private String draft = "";

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
        draft = begun();
        post(draft + "/overview", Map.of("name", "IBM CR", "identifier", "IBM_CR"));
    }

    @Test
    void fillsInWhatAPresetKnowsAndMovesItToAnotherRegion() throws Exception {
        post(draft + "/registry", Map.of("action", "preset ibm"));
        var moved = post(
                draft + "/registry", form("https://us.icr.io", "action", "region", "region", "private.jp2.icr.io"));

        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(get(draft + "/registry").body())
                .contains("value=\"https://private.jp2.icr.io\"", "value=\"iamapikey\"", "Osaka (jp-osa)");
    }

    @Test
    void followsATextThatTheApiUnderstands() throws Exception {
        var answer = post(draft + "/yaml", Map.of("step", "REGISTRY", "yaml", """
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
        assertThat(get(draft + "/registry").body())
                .contains("value=\"https://quay.io\"", "value=\"auth.example.com\"", "identifier: Other_one");
    }

    @Test
    void keepsTheTextInStepWithEachForm() throws Exception {
        var overview = post(draft + "/overview", Map.of("action", "yaml", "name", "Renamed", "identifier", "Renamed"));
        var registry = post(draft + "/registry", form("https://quay.io", "action", "yaml"));
        var delegates = post(draft + "/delegates", Map.of("action", "yaml", "any", "false", "selectors", "eu"));

        assertThat(overview.body()).contains("<textarea id=\"yaml\"", "name: Renamed");
        assertThat(registry.body()).contains("<textarea id=\"yaml\"", "dockerRegistryUrl: https://quay.io");
        assertThat(delegates.body()).contains("<textarea id=\"yaml\"", draft + "/yaml");
    }

    @Test
    void namesTheLineThatTheApiDoesNotUnderstandAndKeepsBothTextAndDraft() throws Exception {
        API.answers("POST /api/v1/connectors", 400, """
                {"errors": [{"pointer": "/spec/paswordRef", "code": "UNKNOWN_FIELD", "detail": "There is no such field here."},
                            {"pointer": "/spec/auth", "code": "REQUIRED", "detail": "auth is missing."}]}
                """);
        var text = "connector:\n  name: Other\n  spec:\n    dockerRegistryUrl: https://quay.io\n    paswordRef: x\n";

        var answer = post(draft + "/yaml", Map.of("step", "REGISTRY", "yaml", text));

        assertThat(answer.body())
                .contains(
                        "Line 5",
                        "spec.paswordRef",
                        "There is no such field here.",
                        "dockerRegistryUrl: https://quay.io")
                .doesNotContain("auth is missing");
        assertThat(get(draft + "/registry").body()).contains("name: IBM CR").doesNotContain("quay.io\"");
    }

    @Test
    void asksFirstWhetherAValueIsMeantThatLooksWrong() throws Exception {
        API.answers("POST /api/v1/secrets", 200, """
                {"warnings": [{"code": "TRAILING_BLANK", "message": "The value ends with a blank.", "fix": "TRIM"}]}
                """);

        var asked = post(draft + "/secret", Map.of("level", "0", "secret-name", "Key", "secret-value", "canary-7 "));

        assertThat(asked.body())
                .contains("The value ends with a blank.", "name=\"apply\" value=\"TRIM\"", "Trim it")
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
                draft + "/secret",
                Map.of("level", "0", "secret-name", "Key", "secret-value", "canary-7 ", "apply", "TRIM"));

        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(API.lastAsked("apply=").target()).isEqualTo("/api/v1/secrets?apply=TRIM");
        assertThat(get(draft + "/registry").body()).contains("passwordRef: Key").doesNotContain("canary-7");
    }

    @Test
    void saysWhatToDoWithADraftThatNoBrowserKeeps() throws Exception {
        var answer = post(draft + "/registry", form("https://us.icr.io", "certificates", "x".repeat(20_000)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("too large for the browser to store");
        assertThat(get(draft + "/overview").body()).contains("IBM CR");
    }

    /** Both tabs have the same cookies; each has its own draft. */
    @Test
    void keepsTheDraftsOfTwoTabsApart() throws Exception {
        API.answers("/api/v1/connectors/core", 200, connector("core", "core dev registry"));
        API.answers("/api/v1/connectors/data", 200, connector("data", "data dev registry"));
        API.answers("PUT /api/v1/connectors/core", 200, connector("core", "saved"));
        var core = location(get("/connectors/core/edit"));
        var data = location(get("/connectors/data/edit"));

        post(core, Map.of("name", "core renamed"));

        assertThat(get(core).body()).contains("identifier: core", "name: core renamed");
        assertThat(get(data).body()).contains("identifier: data", "name: data dev registry");
        post(core.replace("overview", "finish"), Map.of());
        assertThat(API.lastAsked("/connectors/core").body()).contains("core renamed");
        assertThat(get(data).body()).contains("name: data dev registry");
    }

    @Test
    void keepsAnUnfinishedNewConnectorWhileAnotherIsEdited() throws Exception {
        API.answers("/api/v1/connectors/core", 200, connector("core", "core dev registry"));

        var core = location(get("/connectors/core/edit"));
        var cancelled = post(core.replace("overview", "discard"), Map.of());

        assertThat(location(cancelled)).isEqualTo("/connectors/core");
        assertThat(get("/new-connector").body()).contains("unfinished draft", "IBM CR", draft + "/overview");
        assertThat(get(draft + "/registry").body()).contains("name: IBM CR");
    }

    @Test
    void refusesAFormWhoseDraftIsAnotherPersonsOrGone() throws Exception {
        post(draft + "/discard", Map.of());

        var late = post(draft + "/overview", Map.of("name", "Late"));

        assertThat(location(late)).isEqualTo("/new-connector");
        assertThat(get("/new-connector").body()).doesNotContain("unfinished draft");
        assertThat(get("/orgs/walk" + draft + "/overview").statusCode()).isEqualTo(302);
    }

    /** Red, Edit Credentials, the new value, green: no other secret is made. */
    @Test
    void takesTheNewValueOfACredentialInPlace() throws Exception {
        API.answers("/api/v1/connectors/core", 200, withPassword("core"));
        API.answers("/api/v1/secrets/key", 200, """
                {"name": "Key", "identifier": "key", "scope": {"account": "default"}, "description": "d", "tags": {"a": "b"},
                 "type": "SecretText", "shared": true, "version": 1,
                 "createdAt": "2026-11-26T08:00:00Z", "updatedAt": "2026-11-26T08:00:00Z"}
                """);
        API.answers("POST /api/v1/secrets", 200, "{\"warnings\": []}");
        API.answers("PUT /api/v1/secrets/key", 200, "{}");

        var form = location(get("/connectors/core/credentials"));
        var asked = get(form);
        var saved = post(form, Map.of("username", "iamapikey", "value", "canary-9"));

        assertThat(words(asked.body())).contains("New value for Key").contains("goes live when all of them pass");
        assertThat(API.lastAsked("/secrets/key").body())
                .contains("\"value\":\"canary-9\"", "\"shared\":true", "\"tags\":{\"a\":\"b\"}");
        assertThat(location(saved)).isEqualTo("/connectors/core");
    }

    @Test
    void saysInWordsOfTheFormWhatIsMissingBeforeItVerifies() throws Exception {
        var answer = post(draft + "/verify", Map.of());

        assertThat(words(answer.body()))
                .contains("Fix these first", "Enter the registry address", "Choose a secret for the password.")
                .doesNotContain("dockerRegistryUrl", "passwordRef");
    }

    @Test
    void proposesAFreeNameForANewSecret() throws Exception {
        API.answers("/api/v1/secrets", 200, """
                {"items": [{"name": "IBM CR password", "identifier": "IBM_CR_password", "scope": {"account": "default"},
                  "description": "", "tags": {}, "shared": false, "version": 1,
                  "createdAt": "2026-11-26T08:00:00Z", "updatedAt": "2026-11-26T08:00:00Z"}]}
                """);

        assertThat(get(draft + "/secret").body()).contains("value=\"IBM CR password 2\"");
    }

    /** Both sides are shown, and what was chosen is saved over the version that was seen. */
    @Test
    void resolvesAConflictOnTheSpot() throws Exception {
        API.answers("/api/v1/connectors/core", 200, connector("core", "core dev registry"));
        var core = location(get("/connectors/core/edit"));
        post(core, Map.of("name", "core of mine", "tags", "mine"));
        API.answers(
                "PUT /api/v1/connectors/core",
                412,
                "{\"code\": \"VERSION_MISMATCH\", \"detail\": \"It has changed.\"}");
        API.answers(
                "/api/v1/connectors/core",
                200,
                connector("core", "core of theirs").replace("\"version\": 3", "\"version\": 7"));

        var asked = post(core.replace("overview", "finish"), Map.of());
        API.answers("PUT /api/v1/connectors/core", 200, connector("core", "saved"));
        var saved = post(core.replace("overview", "conflict"), Map.of("name", "theirs", "tags", "mine"));

        assertThat(words(asked.body())).contains("Someone else changed this", "core of mine", "core of theirs");
        assertThat(location(saved)).isEqualTo("/connectors/core");
        assertThat(API.lastAsked("/connectors/core").body()).contains("core of theirs", "\"tags\":{\"mine\":\"\"}");
    }

    private static String withPassword(String identifier) {
        return connector(identifier, identifier)
                .replace(
                        "{\"type\": \"Anonymous\"}",
                        "{\"type\": \"UsernamePassword\", \"spec\": {\"username\": \"iamapikey\", \"passwordRef\": \"key\"}}");
    }

    private String begun() throws Exception {
        return location(post("/new-connector", Map.of())).replace("/overview", "");
    }

    private static String location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static String connector(String identifier, String name) {
        return """
                {"identifier": "%s", "name": "%s", "description": "", "tags": {}, "type": "DockerRegistry", "version": 3,
                 "scope": {"account": "default"}, "status": {"status": "SUCCESS", "testedVersion": 3},
                 "spec": {"dockerRegistryUrl": "https://quay.io", "providerType": "Quay", "auth": {"type": "Anonymous"},
                          "delegateSelectors": [], "trustedTokenHosts": [], "caCertificates": ""}}
                """.formatted(identifier, name);
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
