package io.fairlead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class IdentityIT extends IdentityTestSupport {

    private static final String PASSWORD = "correct horse battery";

    private final String name = "p" + UUID.randomUUID();
    private final JdbcClient jdbc;
    private final ApplicationRunner bootstrapAdmin;

    @Autowired
    IdentityIT(JdbcClient jdbc, ApplicationRunner bootstrapAdmin) {
        this.jdbc = jdbc;
        this.bootstrapAdmin = bootstrapAdmin;
    }

    @Test
    void leavesTheFirstAdminsPasswordAndTokenToTheOwnerAlone() throws Exception {
        for (var file : new String[] {"admin-password", "admin-token"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(exchange(basic("admin", readHomeFile("admin-password"))).status())
                .isEqualTo(200);
        var jwt = exchange(bearer(readHomeFile("admin-token"))).at("/access_token");
        assertThat(claims(jwt).at("/account").asString()).isEqualTo("default");
        assertThat(claims(jwt).at("/grants/0").asString()).isEqualTo("admin");
        assertThat(claims(jwt).at("/iss").asString()).isEqualTo(issuer());
    }

    @Test
    void logsWhereThePasswordIsAndNotWhatItIs() throws Exception {
        var log = Files.readString(Path.of(LOG));

        assertThat(log)
                .contains("first start:", home().resolve("admin-password").toString());
        assertThat(log).doesNotContain(readHomeFile("admin-password"), readHomeFile("admin-token"));
        assertThat(log).doesNotContain(CLIENT_SECRET, CONSOLE_SECRET);
    }

    @Test
    void makesNoSecondAdminAtTheNextStart(CapturedOutput output) throws Exception {
        var password = readHomeFile("admin-password");
        var before = output.getAll();

        bootstrapAdmin.run(new DefaultApplicationArguments());

        assertThat(readHomeFile("admin-password")).isEqualTo(password);
        assertThat(jdbc.sql("select count(*) from person where name = 'admin'")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(output.getAll().substring(before.length())).doesNotContain("first start:");
    }

    @Test
    void keepsPasswordsAndTokensOnlyAsHashes() {
        var made = send("POST", "/api/v1/api-tokens", admin(), token("ci", "viewer", "P1D"));
        add("viewer");

        var rows = jdbc.sql("select person::text from person union all select api_token::text from api_token")
                .query(String.class)
                .list()
                .toString();

        assertThat(rows).contains("{bcrypt}").doesNotContain(PASSWORD, readHomeFile("admin-password"));
        assertThat(rows).doesNotContain(made.at("/token").substring(37, 80));
    }

    @Test
    void publishesTheKeyThatVerifiesAndNothingMore() {
        var keys = send("GET", "/oauth2/jwks", null, "").json().at("/keys");

        assertThat(keys).hasSize(1);
        assertThat(keys.at("/0").propertyNames()).contains("n", "e", "kid").doesNotContain("d", "p", "q");
        assertThat(send("GET", "/.well-known/openid-configuration", null, "").at("/issuer"))
                .isEqualTo(issuer());
    }

    @Test
    void refusesEveryoneAlikeWhoDoesNotProveWhoTheyAre() {
        add("viewer");

        for (var credential : new String[] {
            basic(name, "wrong"),
            basic("nobody", PASSWORD),
            "Basic !",
            bearer("flt_x"),
            bearer(readHomeFile("admin-token").replaceFirst(".$", "g"))
        }) {
            var refused = exchange(credential);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.at("/code")).isEqualTo("CREDENTIAL_REFUSED");
            assertThat(refused.response().headers().allValues("WWW-Authenticate"))
                    .hasSize(2);
        }
        assertThat(send("POST", "/exchange", null, "").status()).isEqualTo(401);
    }

    @Test
    void letsPeopleDoWhatTheyAreGrantedAtThisMoment() {
        add("admin:acme");
        var made = send("POST", "/api/v1/orgs/acme/api-tokens", login(), token("deploy", "editor", "PT1H"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(claims(exchange(bearer(made.at("/token"))).at("/access_token"))
                        .at("/grants")
                        .toString())
                .isEqualTo("[\"editor:acme\"]");
        assertThat(send("POST", "/api/v1/orgs/other/api-tokens", login(), token("x", "viewer", "PT1H"))
                        .status())
                .isEqualTo(404);
        assertThat(send("GET", "/api/v1/people", login(), "").status()).isEqualTo(404);

        send("PUT", "/api/v1/people/" + name + "/grants", admin(), "{\"grants\": [\"viewer:acme\"]}");

        assertThat(exchange(bearer(made.at("/token"))).status())
                .as("a token gives no more than its holder has")
                .isEqualTo(401);
        assertThat(send("POST", "/api/v1/orgs/acme/api-tokens", login(), token("y", "viewer", "PT1H"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void showsATokenOnceNotesItsUseAndRevokesIt() {
        var made = send("POST", "/api/v1/orgs/acme/api-tokens", admin(), token(name, "viewer", "PT1H"));
        exchange(bearer(made.at("/token")));

        var listed = send("GET", "/api/v1/orgs/acme/api-tokens", admin(), "");
        assertThat(listed.response().body()).contains(name, "lastUsedAt").doesNotContain(made.at("/token"));

        var address = "/api/v1/orgs/acme/api-tokens/" + made.at("/id");
        assertThat(send("DELETE", address, admin(), "").status()).isEqualTo(204);
        assertThat(send("DELETE", address, admin(), "").status()).isEqualTo(404);
        assertThat(exchange(bearer(made.at("/token"))).status()).isEqualTo(401);
    }

    @Test
    void refusesAnExpiredToken() {
        var made = send("POST", "/api/v1/api-tokens", admin(), token("old", "viewer", "PT1H"));
        jdbc.sql("update api_token set expires_at = now() - interval '1 second' where token_id = ?")
                .param(UUID.fromString(made.at("/id")))
                .update();

        assertThat(exchange(bearer(made.at("/token"))).status()).isEqualTo(401);
    }

    @Test
    void removesAPersonWithAllTheirTokens() {
        add("admin:acme");
        var made = send("POST", "/api/v1/orgs/acme/api-tokens", login(), token("x", "viewer", "PT1H"));

        assertThat(send("DELETE", "/api/v1/people/" + name, admin(), "").status())
                .isEqualTo(204);

        assertThat(exchange(basic(name, PASSWORD)).status()).isEqualTo(401);
        assertThat(exchange(bearer(made.at("/token"))).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "Пароль с пробелом 🚢",
                "            ",
                "<script>'\";--:%00"
            })
    void takesPasswordsOfAnyCharactersExactlyAsTheyAre(String password) {
        var added = send(
                "POST",
                "/api/v1/people",
                admin(),
                JsonMapper.shared().writeValueAsString(Map.of("name", name, "password", password)));

        assertThat(added.status()).isEqualTo(201);
        assertThat(exchange(basic(name, password)).status()).isEqualTo(200);
        for (var other : new String[] {
            password.substring(0, password.length() - 1), password + "a", password.toUpperCase(Locale.ROOT) + " "
        }) {
            assertThat(exchange(basic(name, other)).status()).isEqualTo(401);
        }
    }

    @Test
    void namesEveryFaultOfAPersonOrToken() {
        var person = send("POST", "/api/v1/people", admin(), "{\"name\": \"a b\", \"password\": \"short\"}");
        assertThat(person.json().at("/errors").findValuesAsString("pointer")).containsExactly("/name", "/password");
        assertThat(person.response().body()).doesNotContain("short");
        assertThat(send("POST", "/api/v1/api-tokens", admin(), token("", "owner", "P10000D"))
                        .json()
                        .at("/errors")
                        .findValuesAsString("pointer"))
                .containsExactly("/name", "/role", "/expiresIn");
        add("viewer");
        assertThat(create("viewer").at("/code")).isEqualTo("NAME_TAKEN");
        assertThat(create("king").at("/errors/0/pointer")).isEqualTo("/grants/0");
    }

    @Test
    void givesAServiceATokenForTheServicesThatItCalls() {
        var answer = clientCredentials(CLIENT_SECRET);

        assertThat(answer.status()).isEqualTo(200);
        var claims = claims(answer.at("/access_token"));
        assertThat(claims.at("/aud").toString())
                .contains("connector-service", "secret-service")
                .doesNotContain("fairlead");
        assertThat(claims.at("/scope").toString())
                .contains("connectors.read", "secrets.compare")
                .doesNotContain("seal");
        assertThat(clientCredentials("wrong").status()).isEqualTo(401);
        assertThat(send("GET", "/api/v1/people", bearer(answer.at("/access_token")), "")
                        .status())
                .isEqualTo(401);
    }

    private Answer clientCredentials(String secret) {
        return send(
                "POST",
                "/oauth2/token",
                basic("test-service", secret),
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials");
    }

    private void add(String grant) {
        var answer = create(grant);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private Answer create(String grant) {
        return send("POST", "/api/v1/people", admin(), """
                {"name": "%s", "password": "%s", "grants": ["%s"]}""".formatted(name, PASSWORD, grant));
    }

    private String admin() {
        return bearer(readHomeFile("admin-token"));
    }

    private String login() {
        return bearer(exchange(basic(name, PASSWORD)).at("/access_token"));
    }

    private static String token(String name, String role, String life) {
        return "{\"name\": \"%s\", \"role\": \"%s\", \"expiresIn\": \"%s\"}".formatted(name, role, life);
    }
}
