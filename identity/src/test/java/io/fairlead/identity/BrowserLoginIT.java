package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People log in with a browser, and the console gets their tokens. */
class BrowserLoginIT extends IdentityTestSupport {

    private static final String PASSWORD = "correct horse battery";
    private static final String CALLBACK = TestBrowser.CONSOLE + "/login/oauth2/code/fairlead";

    private final String name = "b" + UUID.randomUUID();
    private final TestBrowser browser = new TestBrowser();
    private final JdbcClient jdbc;

    @Autowired
    BrowserLoginIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void addSomebody() {
        var added = send("POST", "/api/v1/people", bearer(readHomeFile("admin-token")), """
                {"name": "%s", "password": "%s", "grants": ["editor:acme"]}""".formatted(name, PASSWORD));
        assertThat(added.status()).isEqualTo(201);
    }

    @Test
    void leadsFromTheConsoleThroughTheLoginBackToIt() {
        var sentToLogin = browser.authorize();
        assertThat(TestBrowser.sentTo(sentToLogin)).endsWith("/login");
        var loggedIn = browser.login(name, PASSWORD);
        assertThat(TestBrowser.sentTo(loggedIn)).contains("/oauth2/authorize?");

        var back = TestBrowser.sentTo(browser.get(TestBrowser.sentTo(loggedIn)));

        assertThat(back).startsWith(CALLBACK + "?");
        assertThat(TestBrowser.parameter(back, "state")).isEqualTo("s");
        var tokens = redeem(TestBrowser.parameter(back, "code"), TestBrowser.VERIFIER);
        var access = claims(tokens.at("/access_token"));
        assertThat(access.at("/aud").toString()).contains("fairlead");
        assertThat(access.at("/sub").asString()).isEqualTo(name);
        assertThat(access.at("/account").asString()).isEqualTo("default");
        assertThat(access.at("/grants").toString()).isEqualTo("[\"editor:acme\"]");
        assertThat(access.at("/exp").asLong() - access.at("/iat").asLong()).isEqualTo(60);
        var id = claims(tokens.at("/id_token"));
        assertThat(id.at("/sub").asString()).isEqualTo(name);
        assertThat(id.at("/nonce").asString()).isEqualTo("n");
        var info = send("GET", "/userinfo", bearer(tokens.at("/access_token")), "");
        assertThat(info.at("/sub")).isEqualTo(name);
        assertThat(info.at("/preferred_username")).isEqualTo(name);
    }

    @Test
    void givesNothingForACodeWithoutItsProofOrASecondTime() {
        browser.login(name, PASSWORD);

        assertThat(TestBrowser.sentTo(browser.authorize(""))).contains("error=invalid_request");
        var code = code();
        assertThat(redeem(code, "not-the-verifier-but-long-enough-to-be-one-too")
                        .at("/error"))
                .isEqualTo("invalid_grant");
        var other = code();
        assertThat(redeem(other, TestBrowser.VERIFIER).status()).isEqualTo(200);
        assertThat(redeem(other, TestBrowser.VERIFIER).at("/error")).isEqualTo("invalid_grant");
    }

    @Test
    void sendsNobodyToAnAddressThatIsNotTheConsoles() {
        browser.login(name, PASSWORD);

        var answer = browser.get("/oauth2/authorize?response_type=code&client_id=console&scope=openid"
                + "&redirect_uri=http://127.0.0.1:8080.evil.test/login/oauth2/code/fairlead");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestBrowser.sentTo(answer)).isEmpty();
    }

    @Test
    void showsAPageToBrowsersAndRefusesPrograms() {
        assertThat(TestBrowser.sentTo(browser.authorize())).endsWith("/login");

        assertThat(send("GET", "/userinfo", null, "").status()).isEqualTo(401);
        for (var endpoint : new String[] {"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect"}) {
            var answer = send("POST", endpoint, null, "application/x-www-form-urlencoded", "token=any");
            assertThat(answer.status()).as(endpoint).isEqualTo(401);
        }
    }

    @Test
    void remembersWhereSomebodyCameInFromAndNotWhereSomebodyTried() {
        browser.login(name, "wrong");
        exchange(basic(name, "wrong"));
        assertThat(isFamiliar()).isFalse();

        browser.login(name, PASSWORD);

        assertThat(isFamiliar()).isTrue();
    }

    @Test
    void remembersWhereAProgramCameInFrom() {
        assertThat(exchange(basic(name, PASSWORD)).status()).isEqualTo(200);

        assertThat(isFamiliar()).isTrue();
    }

    @Test
    void saysTheSameOfAWrongNameAndAWrongPassword() {
        for (var wrong : new String[][] {{name, "wrong"}, {"nobody", PASSWORD}, {"", ""}}) {
            var refused = browser.login(wrong[0], wrong[1]);
            assertThat(TestBrowser.sentTo(refused)).endsWith("/login?error");
        }
        assertThat(browser.get("/login?error").body()).contains("role=\"alert\"", "Incorrect username or password.");
        assertThat(TestBrowser.sentTo(browser.get("/account"))).endsWith("/login");
    }

    @Test
    void recordsWhoLogsInAndOfARefusalNothingThatWasTyped() {
        browser.login(name, PASSWORD);
        var refused = refusals();
        new TestBrowser().login(name, "wrong");

        var done = audit("?action=person.logged-in&identifier=" + name);
        assertThat(done.at("/items/0/result")).isEqualTo("DONE");
        assertThat(done.at("/items/0/onBehalfOf")).isEqualTo("person:" + name);
        assertThat(done.json().at("/items")).hasSize(1);
        assertThat(refusals()).isEqualTo(refused + 1);
        var refusal = audit("?action=person.logged-in&result=REFUSED&pageSize=1");
        assertThat(refusal.at("/items/0/actor/kind")).isEqualTo("NOBODY");
        assertThat(refusal.response().body()).doesNotContain(name, "wrong");
    }

    private long refusals() {
        return jdbc.sql("select count(*) from audit.entry where action = 'person.logged-in' and result = 'REFUSED'")
                .query(Long.class)
                .single();
    }

    private Answer audit(String query) {
        return send("GET", "/api/v1/audit" + query, bearer(readHomeFile("admin-token")), "");
    }

    @Test
    void guardsThePageAgainstScriptsFramesAndForeignForms() {
        var page = browser.get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:8080");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
        assertThat(page.body()).contains("<title>Sign in · Fairlead</title>").doesNotContain("<script", "style=\"");
        assertThat(TestBrowser.sentTo(
                        browser.post("/login", "username=admin&password=" + readHomeFile("admin-password"))))
                .endsWith("/login?late");
    }

    @Test
    void givesTheSessionAnotherIdAtTheLogin() {
        browser.get("/login");
        var before = browser.session();

        browser.login(name, PASSWORD);

        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void keepsTokensOnlyAsHashes() {
        browser.login(name, PASSWORD);
        var tokens = redeem(code(), TestBrowser.VERIFIER);

        var rows = jdbc.sql("select oauth2_authorization::text from oauth2_authorization")
                .query(String.class)
                .list()
                .toString();

        assertThat(rows).contains("sha256:");
        for (var token : new String[] {"/access_token", "/refresh_token", "/id_token"}) {
            assertThat(rows).doesNotContain(tokens.at(token));
        }
    }

    @Test
    void refreshesWhatSomebodyMayDoAtThisMoment() {
        browser.login(name, PASSWORD);
        var first = redeem(code(), TestBrowser.VERIFIER);
        send(
                "PUT",
                "/api/v1/people/" + name + "/grants",
                bearer(readHomeFile("admin-token")),
                "{\"grants\": [\"viewer:acme\"]}");

        var second = refresh(first.at("/refresh_token"));

        assertThat(claims(second.at("/access_token")).at("/grants").toString()).isEqualTo("[\"viewer:acme\"]");
        assertThat(second.at("/refresh_token")).isNotEqualTo(first.at("/refresh_token"));
        send("DELETE", "/api/v1/people/" + name, bearer(readHomeFile("admin-token")), "");
        assertThat(refresh(second.at("/refresh_token")).at("/error")).isEqualTo("invalid_grant");
        assertThat(TestBrowser.sentTo(browser.get("/account"))).endsWith("/login");
    }

    @Test
    void logsOutOfTheConsoleAndHereAtOnce() {
        browser.login(name, PASSWORD);
        var tokens = redeem(code(), TestBrowser.VERIFIER);
        refresh(tokens.at("/refresh_token"));

        var out = browser.get("/connect/logout?id_token_hint=" + tokens.at("/id_token") + "&post_logout_redirect_uri="
                + TestBrowser.CONSOLE + "/");

        assertThat(TestBrowser.sentTo(out)).isEqualTo(TestBrowser.CONSOLE + "/");
        assertThat(TestBrowser.sentTo(browser.get("/account"))).endsWith("/login");
        assertThat(refresh(tokens.at("/refresh_token")).at("/error")).isEqualTo("invalid_grant");
    }

    @Test
    void changesOnesOwnPasswordAndEndsAllOtherLogins() {
        var elsewhere = new TestBrowser();
        elsewhere.login(name, PASSWORD);
        browser.login(name, PASSWORD);
        var tokens = redeem(code(), TestBrowser.VERIFIER);

        assertThat(change("wrong", "a new long password").body()).contains("role=\"alert\"", "current password");
        assertThat(change(PASSWORD, "short").body()).contains("12 to 72");
        assertThat(TestBrowser.sentTo(change(PASSWORD, "a new long password"))).endsWith("/account?changed");

        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(TestBrowser.sentTo(elsewhere.get("/account"))).endsWith("/login");
        assertThat(refresh(tokens.at("/refresh_token")).at("/error")).isEqualTo("invalid_grant");
        assertThat(exchange(basic(name, PASSWORD)).status()).isEqualTo(401);
        assertThat(exchange(basic(name, "a new long password")).status()).isEqualTo(200);
    }

    private HttpResponse<String> change(String password, String wanted) {
        return browser.submit(
                "/account", "/account/password", Map.of("password", password, "wanted", wanted, "again", wanted));
    }

    private String code() {
        return TestBrowser.parameter(TestBrowser.sentTo(browser.authorize()), "code");
    }

    private Answer redeem(String code, String verifier) {
        return console(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", CALLBACK,
                "code_verifier", verifier));
    }

    private Answer refresh(String token) {
        return console(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private Answer console(Map<String, String> form) {
        return send(
                "POST",
                "/oauth2/token",
                basic("console", CONSOLE_SECRET),
                "application/x-www-form-urlencoded",
                TestBrowser.form(form));
    }

    @Test
    void showsAPageToWhoTriesTooOften() {
        var refused = browser.login("somebody-who-guesses", "wrong");
        // A slow machine lets the bucket fill again meanwhile.
        for (var tried = 1; tried < 40 && refused.statusCode() != 429; tried++) {
            refused = browser.login("somebody-who-guesses", "wrong");
        }

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(refused.body()).contains("That was too often");
    }

    @Test
    void letsNobodyGuessOnInAnOpenSessionNorKeepTheOwnerFromAnotherPassword() {
        for (var tried = 0; tried < 20; tried++) {
            new TestBrowser().post("/account/password", "password=guess&wanted=guess&again=guess");
        }
        browser.login(name, PASSWORD);
        assertThat(TestBrowser.sentTo(change(PASSWORD, "a new long password"))).endsWith("/account?changed");

        var refused = change("wrong", "another long password");
        for (var tried = 1; tried < 40 && refused.statusCode() != 429; tried++) {
            refused = change("wrong", "another long password");
        }

        assertThat(refused.statusCode()).isEqualTo(429);
    }

    @Test
    void recordsWhoLogsOut() {
        browser.login(name, PASSWORD);

        browser.submit("/account", "/logout", Map.of());

        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'person.logged-out'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private boolean isFamiliar() {
        return jdbc.sql("select exists (select from familiar_login where digest = sha256(convert_to(?, 'UTF8')))")
                .param(name + "\n127.0.0.1")
                .query(Boolean.class)
                .single();
    }
}
