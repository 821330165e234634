package io.fairlead.connector.secretref;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.FakeSecretService;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.testkit.access.TestIssuer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

class SecretReferencesIT extends RunningConnectorService {

    private final String editorHere = TestIssuer.shared().personToken("default", "editor:" + scope.org());
    private final String alsoViewerAtTheAccount =
            TestIssuer.shared().personToken("default", "editor:" + scope.org(), "viewer");

    @Test
    void refusesASecretOfAWiderScopeThatIsNotShared() {
        FakeSecretService.INSTANCE.has(account("use_private"));

        refused(create(editorHere, "account.use_private"), "SECRET_NOT_SHARED");
        refused(create(alsoViewerAtTheAccount, "account.use_private"), "SECRET_NOT_SHARED");
        refused(create(alsoViewerAtTheAccount, "account.use_missing"), "SECRET_NOT_FOUND");
        create(TestIssuer.shared().personToken("default", "editor"), "account.use_private")
                .expectStatus()
                .isCreated();
    }

    @Test
    void tellsNobodyWhichSecretsAScopeHasThatTheyDoNotSee() {
        FakeSecretService.INSTANCE.has(account("use_hidden"));

        var hidden = JsonMapper.shared().readTree(body(create(editorHere, "account.use_hidden")));
        var absent = JsonMapper.shared().readTree(body(create(editorHere, "account.use_absent")));

        assertThat(hidden.at("/errors")).isEqualTo(absent.at("/errors"));
        assertThat(hidden.at("/errors/0/code").asString()).isEqualTo("SECRET_NOT_SHARED");
    }

    @Test
    void takesASharedSecretAndOneOfTheCallersOwn() {
        FakeSecretService.INSTANCE.shares(account("use_shared"));
        FakeSecretService.INSTANCE.has(new ResourceReference(scope, "use_own"));

        create(editorHere, "account.use_shared").expectStatus().isCreated();
        create(editorHere, "org.use_own").expectStatus().isCreated();
    }

    @Test
    void letsAnybodyKeepASecretInUseButNotSendItElsewhere() {
        FakeSecretService.INSTANCE.has(account("use_kept"));
        create(TestIssuer.shared().adminToken(), "account.use_kept")
                .expectStatus()
                .isCreated();
        var renamed = withPassword("Renamed", "account.use_kept");

        replace("Uses", "\"1\"", renamed).expectStatus().isOk();
        refused(
                replace("Uses", "\"2\"", renamed.replace("https://us.icr.io", "https://elsewhere.example.com")),
                "SECRET_NOT_SHARED");
        refused(
                replace(
                        "Uses",
                        "\"2\"",
                        renamed.replace(
                                "\"Other\",", "\"Other\", \"trustedTokenHosts\": [\"elsewhere.example.com\"],")),
                "SECRET_NOT_SHARED");
        replace("Uses", "\"2\"", renamed.replace("https://us.icr.io", " us.icr.io/ "))
                .expectStatus()
                .isOk();
    }

    @Test
    void letsNobodyRestoreAReferenceThatHeMayNotMake() {
        FakeSecretService.INSTANCE.has(account("use_once"));
        create(TestIssuer.shared().adminToken(), "account.use_once")
                .expectStatus()
                .isCreated();
        replace("Uses", "\"1\"", anonymous("Uses")).expectStatus().isOk();

        refused(
                http(editorHere)
                        .post()
                        .uri(connectors + "/Uses/versions/1/restore")
                        .header(HttpHeaders.IF_MATCH, "\"2\"")
                        .exchange(),
                "SECRET_NOT_SHARED");
    }

    private static String body(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec create(String token, String secret) {
        return http(token)
                .post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body(withPassword("Uses", secret))
                .exchange();
    }

    private ResponseSpec replace(String identifier, String ifMatch, String body) {
        return http(editorHere)
                .put()
                .uri(connectors + "/" + identifier)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Objects.requireNonNull(body))
                .exchange();
    }

    private static void refused(ResponseSpec answer, String code) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/spec/auth/spec/passwordRef")
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    private static ResourceReference account(String identifier) {
        return new ResourceReference(Scope.account("default"), identifier);
    }
}
