package io.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.console.signin.SealedCookies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages and the front door before services that only pretend. */
class ConsoleWebTests extends ConsoleTestSupport {

    private static final String COUNTS = "{\"total\": 1, \"byStatus\": {\"FAILURE\": 1}}";
    private static final String CONNECTOR = """
            {"id": "7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d11", "scope": {"account": "default"}, "name": "<script>alert(1)</script>",
             "identifier": "IBM_CR", "description": "", "tags": {}, "type": "DockerRegistry", "version": 3, "newField": true,
             "createdAt": "2026-11-26T08:00:00Z", "updatedAt": "2026-11-26T08:00:00Z",
             "spec": {"dockerRegistryUrl": "https://us.icr.io", "providerType": "Other", "auth": {"type": "Anonymous"},
                      "delegateSelectors": [], "trustedTokenHosts": [], "caCertificates": ""},
             "status": {"status": "FAILURE", "testedVersion": 3, "verdict": "REJECTED", "code": "IBM_KEY_INVALID",
                        "errorSummary": "The key was refused.", "testedAt": "2026-11-26T08:00:01Z"}}
            """;

    private static final String RUNNING = """
            {"id": "7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d12", "connector": {"identifier": "IBM_CR", "version": 3},
             "state": "REQUESTED", "trigger": "CONNECTOR_CHANGED", "attempt": 1, "requestedAt": "2026-11-26T08:00:00Z",
             "fixes": [], "notes": [], "steps": []}
            """;

    ConsoleWebTests(SealedCookies cookies, @LocalServerPort int port) {
        super(cookies, port);
    }

    @Test
    void sendsWhoeverIsNotSignedInToTheProvider() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/connectors")).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/oauth2/authorization/fairlead"));
    }

    @Test
    void hasAWholePageSentToTheProviderWhenAPartOfItIsAskedFor() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/connectors")).header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void asksInTheNameOfWhoeverLooksAndInThePlaceOfTheAddress() throws Exception {
        API.answers("/api/v1/orgs/ships/projects/fleet/connectors", 200, "{\"items\": [%s]}".formatted(CONNECTOR));
        API.answers("/api/v1/orgs/ships/projects/fleet/connectors/status-counts", 200, COUNTS);

        var answer = send(signedIn("/orgs/ships/projects/fleet/connectors?q=a%26b%2B%2F"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(API.lastAsked("/fleet/connectors?")).satisfies(asked -> {
            assertThat(asked.authorization()).isEqualTo("Bearer " + token);
            assertThat(asked.target()).contains("includeInherited=true", "q=a%26b%2B");
        });
        assertThat(answer.body()).contains("The key was refused.", "IBM_KEY_INVALID", "/connectors/IBM_CR");
    }

    @Test
    void marksAConnectorWhoseCertificateEndsSoonWithTheDay() throws Exception {
        var end = Instant.now().plus(Duration.ofDays(9));
        var ending = CONNECTOR.replace(
                "\"testedVersion\"", "\"certificateExpiresAt\": \"%s\", \"testedVersion\"".formatted(end));
        API.answers("/api/v1/orgs/ends/connectors", 200, "{\"items\": [%s]}".formatted(ending));
        API.answers("/api/v1/orgs/ends/connectors/status-counts", 200, COUNTS);
        API.answers("/api/v1/orgs/ends/connectors/IBM_CR", 200, ending);
        API.answers("/api/v1/orgs/ends/connectors/IBM_CR/tests", 200, "{\"items\": []}");
        API.answers("/api/v1/orgs/ends/connectors/IBM_CR/versions", 200, "{\"items\": []}");

        var list = send(signedIn("/orgs/ends/connectors"));
        var one = send(signedIn("/orgs/ends/connectors/IBM_CR"));

        var day = "certificate ends on " + end.toString().substring(0, 10);
        assertThat(words(list.body())).contains(day);
        assertThat(words(one.body())).contains(day);
        assertThat(one.body()).contains("href=\"/help/diagnosis/TLS_EXPIRES_SOON\"");
    }

    @Test
    void countsByStatusWhatTheOtherFiltersLetThrough() throws Exception {
        API.answers("/api/v1/orgs/counted/connectors", 200, "{\"items\": [%s]}".formatted(CONNECTOR));
        API.answers("/api/v1/orgs/counted/connectors/status-counts", 200, COUNTS);

        send(signedIn("/orgs/counted/connectors?q=payments&provider=Harbor&tag=env:prod&status=FAILURE"));

        assertThat(API.lastAsked("/counted/connectors/status-counts").target())
                .contains("q=payments", "providerType=Harbor", "tag=env", "includeInherited=true")
                .doesNotContain("status=FAILURE");
    }

    @Test
    void showsWhatServicesTellAsTextAlone() throws Exception {
        API.answers("/api/v1/orgs/ships/connectors", 200, "{\"items\": [%s]}".formatted(CONNECTOR));
        API.answers("/api/v1/orgs/ships/connectors/status-counts", 200, COUNTS);

        var answer = send(signedIn("/orgs/ships/connectors"));

        assertThat(answer.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
                        .doesNotContain("unsafe"));
    }

    @Test
    void showsCodeAndCorrelationIdOfAProblem() throws Exception {
        API.answers("/api/v1/connectors/gone", 404, """
                {"detail": "There is no connector gone here.", "code": "CONNECTOR_NOT_FOUND", "traceId": "0af7651916cd43dd"}
                """);

        var answer = send(signedIn("/connectors/gone"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("There is no connector gone here.", "CONNECTOR_NOT_FOUND", "0af7651916cd43dd", "data-copy");
    }

    @Test
    void saysWhenAConnectorIsTestedAgain() throws Exception {
        var place = "/orgs/again/connectors/IBM_CR";
        API.answers("/api/v1" + place, 200, CONNECTOR);
        API.answers("/api/v1" + place + "/versions", 200, "{\"items\": []}");
        API.answers("/api/v1" + place + "/tests", 200, "{\"items\": []}");
        API.answers(
                "/api/v1" + place + "/schedule",
                200,
                "{\"mode\": \"DEFAULT\", \"interval\": \"PT30M\", \"suspended\": false, \"nextTestAt\": \"2041-01-31T12:00:00Z\"}");

        var regular = send(signedIn(place)).body();
        API.answers(
                "/api/v1" + place + "/schedule",
                200,
                "{\"mode\": \"DEFAULT\", \"suspended\": true, \"suspendedReason\": \"The registry moves.\"}");

        assertThat(regular).contains("Tested every 30 minutes", "2041-01-31T12:00:00Z");
        assertThat(send(signedIn(place)).body()).contains("Suspended: The registry moves.");
    }

    /** The part that is asked for again must be the one that opens the stream of a test that is there by then. */
    @Test
    void asksAgainForATestThatIsNotThereYetTogetherWithItsStream() throws Exception {
        var place = "/orgs/early/connectors/IBM_CR";
        API.answers("/api/v1" + place, 200, CONNECTOR.replace("FAILURE", "PENDING"));
        API.answers("/api/v1" + place + "/versions", 200, "{\"items\": []}");
        API.answers("/api/v1" + place + "/tests", 200, "{\"items\": []}");

        var early = send(signedIn(place)).body();
        API.answers("/api/v1" + place + "/tests", 200, "{\"items\": [%s]}".formatted(RUNNING));
        var later = send(signedIn(place)).body();

        assertThat(early)
                .contains("<div id=\"tests\"", "hx-target=\"#tests\" hx-select=\"#tests\"")
                .doesNotContain("sse-connect");
        assertThat(later).containsPattern("<div id=\"tests\"[^>]* sse-connect=").doesNotContain("hx-select=\"#tests\"");
    }

    @Test
    void saysWhatKeepsEachDelegateFromATestThatWaits() throws Exception {
        var place = "/orgs/waiting/connectors/IBM_CR";
        API.answers("/api/v1" + place, 200, CONNECTOR.replace("FAILURE", "PENDING"));
        API.answers("/api/v1" + place + "/versions", 200, "{\"items\": []}");
        API.answers("/api/v1" + place + "/tests", 200, "{\"items\": [%s]}".formatted(RUNNING));
        var match = """
                {"id": "0a6f3b52-57c1-4a5c-9e0e-6f2f9c1d0005", "name": "eu-1", "scope": {"account": "default"}, "tags": [],
                 "state": "CONNECTED", "eligible": %b, "obstacle": "DRAINED", "reason": "drained since 2026-11-26T08:00:00Z"}
                """;

        API.answers("/api/v1/delegates/preview", 200, "{\"delegates\": []}");
        assertThat(words(send(signedIn(place)).body())).contains("No delegate serves this scope yet");
        API.answers("/api/v1/delegates/preview", 200, "{\"delegates\": [%s]}".formatted(match.formatted(false)));
        assertThat(words(send(signedIn(place)).body()))
                .contains("No delegate can take it now", "eu-1 : drained since 26 Nov 2026, 08:00:00 UTC");
        API.answers("/api/v1/delegates/preview", 200, "{\"delegates\": [%s]}".formatted(match.formatted(true)));
        assertThat(words(send(signedIn(place)).body()))
                .contains("Finding a delegate…")
                .doesNotContain("eu-1");
    }

    @Test
    void refusesAFormThatAnotherSiteFilledIn() throws Exception {
        var answer = send(signedIn("/connectors/IBM_CR/delete")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("etag=%223%22")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your session has expired");
    }

    @Test
    void takesNoCookieForARightAtTheFrontDoor() throws Exception {
        API.answers("/api/v1/secrets", 200, "{}");

        var answer = send(signedIn("/api/v1/secrets"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("TOKEN_MISSING");
    }

    @Test
    void passesNoCookieOnWithAToken() throws Exception {
        API.answers("/api/v1/secrets", 200, "{}");

        var answer = send(signedIn("/api/v1/secrets").header("Authorization", "Bearer flt_token"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(API.lastAsked()).satisfies(asked -> {
            assertThat(asked.authorization()).isEqualTo("Bearer flt_token");
            assertThat(asked.cookie()).isEqualTo("null");
        });
    }

    @Test
    void leadsToTheAuditOfTheServiceThatTheAddressNames() throws Exception {
        API.answers("/api/v1/orgs/ships/audit", 200, "{\"items\": []}");

        var answer = send(HttpRequest.newBuilder(at("/api/v1/orgs/ships/audit/secret-service?actor=alice"))
                .header("Authorization", "Bearer flt_token"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(API.lastAsked().target()).isEqualTo("/api/v1/orgs/ships/audit?actor=alice");
    }

    @Test
    void saysWhoSeesTheActivityToWhoDoesNot() throws Exception {
        API.answers("/api/v1/audit", 403, "{\"code\": \"FORBIDDEN\"}");

        var answer = send(signedIn("/activity"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Only admins see the activity here");
    }

    @Test
    void passesABearerTokenOnAndAnswersAsTheServiceDoes() throws Exception {
        API.answers("/api/v1/orgs/ships/secrets", 201, "{\"identifier\": \"key\"}");

        var answer = send(HttpRequest.newBuilder(at("/api/v1/orgs/ships/secrets"))
                .header("Authorization", "Bearer flt_token")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"identifier\": \"key\"}");
        assertThat(API.lastAsked()).satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.authorization()).isEqualTo("Bearer flt_token");
        });
        for (var once : new String[] {"Date", "X-Correlation-Id", "Content-Type"}) {
            assertThat(answer.headers().allValues(once)).as(once).hasSize(1);
        }
    }

    @Test
    void streamsEventsThroughTheFrontDoorAsTheyCome() throws Exception {
        var request = HttpRequest.newBuilder(at("/api/v1/tests/7f6cbb5c-8d6b-4a57-9a0f-0f9f1f4c2d11/events"))
                .header("Authorization", "Bearer flt_token")
                .header("Accept", "text/event-stream");

        var answer = http.send(request.build(), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(nextData(lines)).endsWith("first");
            API.seen();
            assertThat(nextData(lines)).endsWith("second");
        }
    }

    private static String nextData(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
