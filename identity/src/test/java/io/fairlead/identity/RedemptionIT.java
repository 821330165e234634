package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A code and a refresh token are worth one answer, whoever asks, and however many ask at once. */
class RedemptionIT extends IdentityTestSupport {

    private static final String PASSWORD = "correct horse battery";
    private static final String CALLBACK = TestBrowser.CONSOLE + "/login/oauth2/code/fairlead";
    private static final int AT_ONCE = 6;

    private final String name = "r" + UUID.randomUUID();
    private final TestBrowser browser = new TestBrowser();
    private final JdbcClient jdbc;

    @Autowired
    RedemptionIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn() {
        send("POST", "/api/v1/people", bearer(readHomeFile("admin-token")), """
                {"name": "%s", "password": "%s", "grants": ["editor:acme"]}""".formatted(name, PASSWORD));
        browser.login(name, PASSWORD);
    }

    @RepeatedTest(8)
    void oneOfManyGetsTheTokensOfACode() throws Exception {
        var code = code();

        var answers = atOnce(() -> redeem(code));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(answer -> answer.at("/error"))
                .containsOnly("invalid_grant");
    }

    @RepeatedTest(8)
    void oneOfManyGetsTheNextRefreshToken() throws Exception {
        var token = redeem(code()).at("/refresh_token");

        var answers = atOnce(() -> refresh(token));

        var winners = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(winners).hasSize(1);
        assertThat(refresh(winners.getFirst().at("/refresh_token")).status())
                .as("who lost a race is no thief")
                .isEqualTo(200);
    }

    @Test
    void whoPresentsAnOldRefreshTokenEndsTheWholeFamily() {
        var first = redeem(code()).at("/refresh_token");
        var second = refresh(first).at("/refresh_token");
        jdbc.sql("update used_refresh_token set used_at = used_at - interval '1 minute'")
                .update();

        assertThat(refresh(first).at("/error")).isEqualTo("invalid_grant");

        assertThat(refresh(second).at("/error")).isEqualTo("invalid_grant");
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void whoPresentsACodeAgainEndsWhatItGave() {
        var code = code();
        var token = redeem(code).at("/refresh_token");

        assertThat(redeem(code).at("/error")).isEqualTo("invalid_grant");

        assertThat(refresh(token).at("/error")).isEqualTo("invalid_grant");
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void keepsOfOldRefreshTokensOnlyHashes() {
        var first = redeem(code()).at("/refresh_token");
        refresh(first);

        assertThat(jdbc.sql("select used_refresh_token::text from used_refresh_token")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/login/oauth2/code/fairlead",
                "http://127.0.0.1:80800/login/oauth2/code/fairlead",
                "http://127.0.0.2:8080/login/oauth2/code/fairlead",
                "http://[::1]:8080/login/oauth2/code/fairlead",
                "http://127.0.0.1:8080/login/oauth2/code/fairlead/",
                "http://127.0.0.1:8080/login/oauth2/code/fairlead?x=1",
                "http://LOCALHOST:8080/login/oauth2/code/fairlead",
                "https://127.0.0.1:8080/login/oauth2/code/fairlead",
                "http://user@127.0.0.1:8080/login/oauth2/code/fairlead",
                "http://127.0.0.1:8080/../login/oauth2/code/fairlead"
            })
    void sendsACodeToNoAddressButTheConsoles(String address) {
        var answer = browser.get("/oauth2/authorize?response_type=code&client_id=console&scope=openid&state=s"
                + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43) + "&redirect_uri="
                + URLEncoder.encode(address, StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestBrowser.sentTo(answer)).isEmpty();
    }

    @Test
    void letsACodeLiveForAMinute() {
        code();

        assertThat(jdbc.sql("""
                        select extract(epoch from authorization_code_expires_at - authorization_code_issued_at)::int
                          from oauth2_authorization where principal_name = :name
                        """).param("name", name).query(Integer.class).list())
                .isNotEmpty()
                .allMatch(seconds -> seconds <= 60);
    }

    @Test
    void wantsAProofThatNobodyWhoReadsTheRequestCouldMake() {
        var plain = browser.authorize("&code_challenge_method=plain&code_challenge=" + TestBrowser.VERIFIER);

        assertThat(TestBrowser.sentTo(plain)).contains("error=invalid_request");
    }

    @Test
    void givesAClientNothingThatItDoesNotNeed() {
        assertThat(console(Map.of("grant_type", "client_credentials")).at("/error"))
                .isEqualTo("unauthorized_client");
        assertThat(console(Map.of("grant_type", "password", "username", name, "password", PASSWORD))
                        .at("/error"))
                .isEqualTo("unsupported_grant_type");
        var implicit = browser.get("/oauth2/authorize?response_type=token&client_id=console&scope=openid&redirect_uri="
                + URLEncoder.encode(CALLBACK, StandardCharsets.UTF_8));
        assertThat(TestBrowser.sentTo(implicit)).doesNotContain("access_token");
    }

    private long audited() {
        return jdbc.sql(
                        "select count(*) from audit.entry where action = 'authorization.revoked' and identifier = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private static List<Answer> atOnce(Supplier<Answer> request) throws Exception {
        var barrier = new CyclicBarrier(AT_ONCE);
        Callable<Answer> one = () -> {
            barrier.await();
            return request.get();
        };
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return threads.invokeAll(Stream.generate(() -> one).limit(AT_ONCE).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private String code() {
        return TestBrowser.parameter(TestBrowser.sentTo(browser.authorize()), "code");
    }

    private Answer redeem(String code) {
        return console(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                TestBrowser.VERIFIER));
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
}
