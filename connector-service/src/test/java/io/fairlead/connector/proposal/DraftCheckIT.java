package io.fairlead.connector.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.FakeSecretService;
import io.fairlead.connector.RunningConnectorService;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.testkit.access.TestIssuer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class DraftCheckIT extends RunningConnectorService {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void findsADraftRightAndKeepsNothing() {
        FakeSecretService.INSTANCE.has(new ResourceReference(scope, "key"));

        check("editor:" + scope.org(), "application/json", withPassword("IBM CR", "key"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.connector.reference.identifier")
                .isEqualTo("IBM_CR")
                .jsonPath("$.connector.reference.scope.org")
                .isEqualTo(scope.org())
                .jsonPath("$.connector.version")
                .isEqualTo(1)
                .jsonPath("$.connector.connection.dockerRegistryUrl")
                .isEqualTo("https://us.icr.io");

        assertThat(rows()).isZero();
    }

    @Test
    void findsEveryFaultWithItsPointer() {
        check("editor", "application/yaml", "connector: {name: X, type: DockerRegistry, spec: {dockerRegistryUrl: 7}}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("INVALID_REQUEST")
                .jsonPath("$.errors[?(@.pointer == '/connector/spec/dockerRegistryUrl')].code")
                .isEqualTo("WRONG_TYPE")
                .jsonPath("$.errors[?(@.pointer == '/connector/spec/auth')].code")
                .isEqualTo("REQUIRED");
    }

    @Test
    void refusesASecretThatTheAuthorOfTheDraftMayNotUse() {
        FakeSecretService.INSTANCE.has(new ResourceReference(Scope.account("default"), "draft_private"));
        var document = withPassword("Steals", "account.draft_private");

        check("editor:" + scope.org(), "application/json", document)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("SECRET_NOT_SHARED");
        check("editor", "application/json", document).expectStatus().isOk();
    }

    @Test
    void takesADraftOfAConnectorThatThereIsForAChangeOfIt() {
        FakeSecretService.INSTANCE.has(new ResourceReference(Scope.account("default"), "draft_used"));
        var document = withPassword("Kept", "account.draft_used");
        http().post()
                .uri(connectors)
                .contentType(MediaType.APPLICATION_JSON)
                .body(document)
                .exchange()
                .expectStatus()
                .isCreated();
        var change = document.replace("{\"name\"", "{\"identifier\": \"Kept\", \"name\"");

        check("editor:" + scope.org(), "application/json", change)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.connector.version")
                .isEqualTo(2);
        check("editor:" + scope.org(), "application/json", change.replace("us.icr.io", "elsewhere.example.com"))
                .expectStatus()
                .isBadRequest();
    }

    private ResponseSpec check(String grant, String contentType, String document) {
        return http(TestIssuer.shared().serviceToken("connector-service", "connectors.read"))
                .post()
                .uri("/internal/v1/drafts")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "scope",
                        scope.toText(),
                        "grants",
                        List.of(grant),
                        "contentType",
                        contentType,
                        "document",
                        document))
                .exchange();
    }

    private long rows() {
        return jdbc.sql("select count(*) from connector where scope = ?")
                .param(scope.toText())
                .query(Long.class)
                .single();
    }
}
