package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody would send by mistake is refused as what it is, never answered with 500. */
class HostileInputIT extends IdentityTestSupport {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\0", "a\ud800", "\u202eadmin", "a\r\nb", "' or 1=1 --"})
    void refusesANameThatNobodyCanHaveLikeAnyOther(String name) {
        assertThat(exchange(basic(name, "x")).status()).isEqualTo(401);
        assertThat(TestBrowser.sentTo(new TestBrowser().login(name, "x"))).endsWith("/login?error");
        assertThat(send("POST", "/oauth2/token", basic(name, "x"), FORM, "grant_type=client_credentials")
                        .status())
                .as("RFC 6749 has no client of such a name")
                .isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%E2%80%AE", "a%0D%0A"})
    void knowsNobodyOfSuchAName(String name) {
        assertThat(send("PUT", "/api/v1/people/" + name + "/grants", admin(), "{\"grants\": [\"viewer\"]}")
                        .status())
                .isBetween(400, 404);
        assertThat(send("DELETE", "/api/v1/people/" + name, admin(), "").status())
                .isBetween(400, 404);
        assertThat(new TestBrowser().get("/login/" + name).statusCode()).isBetween(300, 404);
        assertThat(new TestBrowser().post("/login/" + name, "x=y").statusCode()).isBetween(300, 404);
    }

    @Test
    void namesTheGrantThatIsNone() {
        for (var grants :
                new String[] {"[null]", "[\"\"]", "[\"admin:\"]", "[\"admin:a/b/c\"]", "[\"admin:a\\u0000\"]"}) {
            var refused = send("PUT", "/api/v1/people/admin/grants", admin(), "{\"grants\": " + grants + "}");
            assertThat(refused.status()).as(grants).isEqualTo(400);
            assertThat(refused.at("/errors/0/pointer")).as(grants).isEqualTo("/grants/0");
        }
        assertThat(send("PUT", "/api/v1/people/admin/grants", admin(), "{\"grants\": [{}]}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u0000b",
                "\\ud800",
                "a\\r\\nb",
                "\\u202eniam",
                "\\u2066x",
                "a\\u0085b",
                "a\\u2028b",
                "\\uFEFFa"
            })
    void refusesNamesThatDoNotShowWhatTheyAre(String name) {
        var refused = send("POST", "/api/v1/api-tokens", admin(), token(name, "PT1H"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/name");
        assertThat(refused.at("/errors/0/code")).isEqualTo("INVALID_NAME");
        assertThat(refused.at("/errors/0/detail")).isNotBlank();
    }

    @Test
    void takesNamesOfAllLanguages() {
        for (var name : new String[] {"Nächtlicher Lauf", "夜间构建", "بناء ليلي", "🚢 deploy", "a\u200db"}) {
            assertThat(send("POST", "/api/v1/api-tokens", admin(), token(name, "PT1H"))
                            .status())
                    .as(name)
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P367D", "PT9223372036854775807S", "PT0.000000001S", "P106751991167300D"})
    void refusesALifeThatIsNone(String life) {
        assertThat(send("POST", "/api/v1/api-tokens", admin(), token("x", life)).status())
                .isIn(400, 201);
        assertThat(send(
                                "POST",
                                "/api/v1/api-tokens",
                                admin(),
                                "{\"name\": \"x\", \"role\": \"viewer\", \"expiresIn\": 1e400}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesFormsOfTheProviderThatAreNone() {
        for (var form : new Map[] {
            Map.of("grant_type", "refresh_token", "refresh_token", "\0"),
            Map.of("grant_type", "authorization_code", "code", "\0", "redirect_uri", "\0"),
            Map.of("grant_type", "\0")
        }) {
            @SuppressWarnings("unchecked")
            var fields = (Map<String, String>) form;
            assertThat(send("POST", "/oauth2/token", basic("console", CONSOLE_SECRET), FORM, TestBrowser.form(fields))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(new TestBrowser().get("/connect/logout?id_token_hint=%00").statusCode())
                .isBetween(300, 499);
        assertThat(new TestBrowser()
                        .get("/oauth2/authorize?response_type=code&client_id=%00&state=%00&nonce=%00")
                        .statusCode())
                .isBetween(300, 499);
    }

    private static String token(String name, String life) {
        return "{\"name\": \"%s\", \"role\": \"viewer\", \"expiresIn\": \"%s\"}".formatted(name, life);
    }

    private static String admin() {
        return bearer(readHomeFile("admin-token"));
    }
}
