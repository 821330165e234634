package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages round connectors: activity, settings, delegates and secrets. */
class PagesWebTests extends ConsoleTestSupport {

    private static final String DELEGATE = """
            {"id": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005", "name": "eu-1", "scope": {"account": "default"}, "tags": ["eu"],
             "state": "CONNECTED", "connectedSince": "2026-11-26T08:00:00Z", "lastHeartbeat": "2026-11-26T08:00:00Z",
             "runningTasks": %d, "capacity": 4, "agentVersion": "0.1.0", "enrolledAt": "2026-11-26T07:00:00Z",
             "drain": {"since": "2026-11-26T08:01:00Z", "done": %b}}
            """;
    private static final String SECRET = """
            {"name": "IBM API key", "identifier": "IBM_API_key", "scope": {"account": "default"}, "description": "", "tags": {},
             "type": "SecretText", "shared": true, "expiresAt": "2020-01-01T00:00:00Z", "usedBy": 3,
             "createdAt": "2026-11-26T08:00:00Z", "updatedAt": "2026-11-26T08:00:00Z"}
            """;
    private static final String NOTHING = "{\"items\": []}";

    PagesWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @AfterEach
    void everybodyMayDoEverythingAgain() {
        API.answers("/api/v1/scopes", 404, "{}");
    }

    @Test
    void tellsInASentenceWhoDidWhatAndMarksWhatWasRefused() throws Exception {
        API.answers("/api/v1/orgs/acts/audit", 200, """
                {"items": [
                  {"id": 7, "occurredAt": "2026-11-26T08:00:00Z", "actor": {"kind": "PERSON", "subject": "alice"},
                   "action": "secret.promoted", "resource": {"type": "secret", "identifier": "IBM_API_key",
                   "scope": {"account": "default", "org": "acts"}}, "after": {"version": 3}, "details": {"forced": "true"},
                   "correlationId": "0af7651916cd43dd", "result": "DONE"},
                  {"id": 6, "occurredAt": "2026-11-26T07:00:00Z", "actor": {"kind": "PERSON", "subject": "bob"},
                   "action": "secret.deleted", "resource": {"type": "secret", "identifier": "IBM_API_key"}, "status": 403,
                   "code": "FORBIDDEN", "result": "REFUSED"}]}
                """);

        var answer = send(signedIn("/orgs/acts/activity?service=secret-service&since=2026-11-26T06%3A30"));

        assertThat(words(answer.body()))
                .contains("alice promoted version 3 of secret IBM_API_key without passing tests")
                .contains("bob was not allowed to delete secret IBM_API_key")
                .contains("0af7651916cd43dd", "FORBIDDEN");
        assertThat(answer.body()).contains("href=\"/orgs/acts/secrets/IBM_API_key\"", "class=\"refused\"");
        assertThat(API.lastAsked("/acts/audit").target()).contains("from=2026-11-26T06%3A30%3A00Z");
    }

    @Test
    void saysOfEachServiceWhetherItsRecordIsIntact() throws Exception {
        API.answers("/api/v1/audit/verification", 200, """
                {"intact": false, "entriesChecked": 41, "head": {"position": 40, "hash": "9f86"},
                 "breach": {"kind": "CHANGED", "position": 41, "entryId": 41, "explanation": "It is not what was hashed."}}
                """);

        var answer = send(signedIn("/activity/verification"));

        assertThat(words(answer.body())).contains("Broken CHANGED It is not what was hashed.", "40:9f86", "identity");
    }

    @Test
    void showsHowFarADelegateIsWithItsWorkWhileItIsDrained() throws Exception {
        API.answers("/api/v1/delegates/0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005", 200, DELEGATE.formatted(2, false));

        var draining = send(signedIn("/delegates/0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005"));
        API.answers("/api/v1/delegates/0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005", 200, DELEGATE.formatted(0, true));
        var drained = send(signedIn("/delegates/0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005"));

        assertThat(draining.body())
                .contains("It finishes 2 tasks, and gets nothing new", "load delay:1s", "Undo drain");
        assertThat(drained.body()).contains("Drained").doesNotContain("load delay:1s");
    }

    @Test
    void findsDelegatesByNameTagsAndHealthAmongAllParts() throws Exception {
        API.answers("/api/v1/orgs/fleet/delegates", 200, "{\"items\": [%s]}".formatted(DELEGATE.formatted(1, false)));

        var found = send(signedIn("/orgs/fleet/delegates?name=EU&tags=eu&health=DRAINING"));
        var none = send(signedIn("/orgs/fleet/delegates?tags=eu,gpu"));

        assertThat(words(found.body())).contains("eu-1", "1 of 4");
        assertThat(none.body()).contains("No delegate matches");
    }

    @Test
    void offersOnlyWhatSomebodyMayDoAndSaysWhoMayDoTheRest() throws Exception {
        API.answers("/api/v1/scopes", 200, """
                {"items": [{"scope": {"account": "default"}, "role": "viewer"},
                           {"scope": {"account": "default", "org": "mine"}, "role": "admin"}]}
                """);
        for (var place : List.of("", "/orgs/mine")) {
            API.answers("/api/v1" + place + "/delegates", 200, NOTHING);
        }

        var looking = send(signedIn("/delegates"));
        var administering = send(signedIn("/orgs/mine/delegates"));

        assertThat(looking.body())
                .contains("Only admins of the account install, drain and revoke delegates.")
                .doesNotContain("/new-delegate");
        assertThat(administering.body()).contains("/orgs/mine/new-delegate").doesNotContain("Only admins");
    }

    @Test
    void asksAgainForADayThatIsNone() throws Exception {
        get("/new-secret");

        var answer = post("/new-secret", Map.of("name", "Key", "value", "v", "expires", "31.12.2027"));

        assertThat(words(answer.body())).contains("Not a valid date. Write it as 2027-12-31, or leave it empty.");
    }

    @Test
    void tellsOfSecretsWhereTheyAreUsedWhenTheyEndAndWhoLacksOne() throws Exception {
        API.answers("/api/v1/orgs/vault/secrets", 200, "{\"items\": [%s]}".formatted(SECRET));
        API.answers("/api/v1/orgs/vault/secrets/dangling-references", 200, """
                {"items": [{"connector": {"scope": {"account": "default"}, "identifier": "IBM_CR"}, "name": "IBM CR",
                            "secret": {"scope": {"account": "default"}, "identifier": "gone"}, "reason": "SECRET_NOT_FOUND"}]}
                """);

        var answer = send(signedIn("/orgs/vault/secrets"));

        assertThat(words(answer.body()))
                .contains("3 connectors", "expired", "shared", "no value yet", "IBM CR gone the secret");
    }
}
