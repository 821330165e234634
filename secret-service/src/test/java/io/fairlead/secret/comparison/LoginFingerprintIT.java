package io.fairlead.secret.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.secret.ApiClient;
import io.fairlead.secret.SecretServiceTest;
import io.fairlead.testkit.access.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SecretServiceTest
class LoginFingerprintIT {

    private static final String PATH = "/internal/v1/login-fingerprints";
    private static final String REGISTRY = "https://registry.example.com";

    private final ApiClient api;
    private final String org = "o" + UUID.randomUUID();

    LoginFingerprintIT(@LocalServerPort int port) {
        this.api = new ApiClient(port);
    }

    @BeforeEach
    void someSecrets() {
        create("password", "right");
        create("other", "right");
        create("user", "deploy");
        create("same_user", "deploy");
        create("another_user", "root");
    }

    @Test
    void isEqualForEqualUsersWhereverTheirNamesAreKept() {
        var written = fingerprint(REGISTRY, named("deploy"), "password");

        assertThat(fingerprint(REGISTRY, named("deploy"), "password")).isEqualTo(written);
        assertThat(fingerprint(REGISTRY, referring("user"), "password")).isEqualTo(written);
        assertThat(fingerprint(REGISTRY, referring("same_user"), "password")).isEqualTo(written);
    }

    @Test
    void differsWhereAnotherAccountWouldBeLocked() {
        var written = fingerprint(REGISTRY, named("deploy"), "password");

        assertThat(fingerprint(REGISTRY, referring("another_user"), "password")).isNotEqualTo(written);
        assertThat(fingerprint(REGISTRY + ":5000", named("deploy"), "password")).isNotEqualTo(written);
        assertThat(fingerprint(REGISTRY, named("deploy"), "other")).isNotEqualTo(written);
        api.put(secret("password"), "\"1\"", """
                {"name": "password", "type": "SecretText", "value": "right"}""");
        assertThat(fingerprint(REGISTRY, named("deploy"), "password"))
                .as("another version may be right where the one before was not")
                .isNotEqualTo(written);
    }

    @Test
    void isOfTheStagedVersionInATrial() {
        var id = api.get(secret("password")).at("/id");
        var staged = ", \"staged\": {\"secret\": %s, \"secretId\": \"%s\", \"version\": %d}";

        var second =
                fingerprint(REGISTRY, named("deploy") + staged.formatted(reference("password"), id, 2), "password");
        var live = fingerprint(REGISTRY, named("deploy") + staged.formatted(reference("password"), id, 1), "password");

        assertThat(second).isNotEqualTo(live);
        assertThat(live).isEqualTo(fingerprint(REGISTRY, named("deploy"), "password"));
    }

    @Test
    void isAbsentWhereThereIsNothingToLogInWith() {
        var answer = ask(REGISTRY, named("deploy"), "no_such_secret");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/items/0").has("fingerprint")).isFalse();
        assertThat(answer.json().at("/items/0/secrets")).isEmpty();
    }

    @Test
    void isForOtherServicesAlone() {
        for (var token : new String[] {
            TestIssuer.shared().adminToken(),
            TestIssuer.shared().serviceToken("secret-service", "secrets.read", "secrets.seal")
        }) {
            var request = api.request(PATH)
                    .setHeader("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString("{\"logins\": []}"));
            assertThat(api.send(request).status()).isIn(403, 404);
        }
    }

    private void create(String name, String value) {
        api.post("/api/v1/orgs/" + org + "/secrets", """
                {"name": "%s", "type": "SecretText", "value": "%s"}""".formatted(name, value));
    }

    private String secret(String name) {
        return "/api/v1/orgs/" + org + "/secrets/" + name;
    }

    private String named(String user) {
        return "\"username\": \"%s\"".formatted(user);
    }

    private String referring(String secret) {
        return "\"usernameRef\": " + reference(secret);
    }

    private String reference(String secret) {
        return """
                {"scope": {"account": "default", "org": "%s"}, "identifier": "%s"}""".formatted(org.toLowerCase(Locale.ROOT), secret);
    }

    private String fingerprint(String origin, String user, String password) {
        var answer = ask(origin, user, password);
        assertThat(answer.at("/items/0/fingerprint")).as(answer.body()).hasSize(43);
        return answer.at("/items/0/fingerprint");
    }

    private ApiClient.ApiResponse ask(String origin, String user, String password) {
        return api.post(PATH, """
                {"logins": [{"origin": "%s", %s, "passwordRef": %s}]}""".formatted(origin, user, reference(password)));
    }
}
