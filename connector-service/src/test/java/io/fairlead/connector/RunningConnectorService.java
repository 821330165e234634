package io.fairlead.connector;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.testkit.access.TestIssuer;
import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service on a real database and a real broker; each test works in an organisation of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "fairlead.connector.quota.max-connectors=" + RunningConnectorService.MAX_CONNECTORS
        })
@RealPostgres
@RealKafka
public abstract class RunningConnectorService {

    /** Of an organisation; more than any test needs, and few enough to be reached. */
    protected static final int MAX_CONNECTORS = 250;

    private static final JdkClientHttpRequestFactory CONNECTIONS = new JdkClientHttpRequestFactory();

    protected final Scope scope =
            Scope.org("default", "o" + UUID.randomUUID().toString().replace("-", ""));
    protected final String connectors = "/api/v1/orgs/%s/connectors".formatted(scope.org());

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void secretService(DynamicPropertyRegistry properties) {
        properties.add("fairlead.services.secret.url", FakeSecretService.INSTANCE::url);
        properties.add("fairlead.services.secret.read-timeout", () -> "500ms");
    }

    protected RestTestClient http() {
        return http(TestIssuer.shared().adminToken());
    }

    /** With another token than the account's admin's. */
    protected RestTestClient http(String token) {
        return RestTestClient.bindToServer(CONNECTIONS)
                .baseUrl(address())
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    protected String address() {
        return "http://127.0.0.1:" + port;
    }

    /** A connector without a credential, in JSON. */
    protected static String anonymous(String name) {
        return """
                {"name": "%s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "https://registry.example.com",
                 "providerType": "Other", "auth": {"type": "Anonymous"}}}
                """.formatted(name);
    }

    /** A connector that refers to a secret, in JSON. */
    protected static String withPassword(String name, String passwordRef) {
        return """
                {"name": "%s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "https://us.icr.io",
                 "providerType": "Other", "auth": {"type": "UsernamePassword",
                 "spec": {"username": "iamapikey", "passwordRef": "%s"}}}}
                """.formatted(name, passwordRef);
    }
}
