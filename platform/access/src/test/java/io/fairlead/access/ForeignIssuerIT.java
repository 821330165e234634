package io.fairlead.access;

import io.fairlead.testkit.access.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A provider of one's own takes identity's place with one setting, and two more where it names its claims otherwise. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=harbour",
            "fairlead.access.audience=api://registry-tools",
            "fairlead.access.claims.account=tenant",
            "fairlead.access.claims.grants=groups"
        })
class ForeignIssuerIT {

    private static final TestIssuer FOREIGN = TestIssuer.start();

    private final RestTestClient http;

    ForeignIssuerIT(@LocalServerPort int port) {
        http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("fairlead.access.issuer", FOREIGN::url);
    }

    @Test
    void readsTheClaimsOfAForeignProvider() {
        var token = FOREIGN.sign(FOREIGN.claims()
                .audience("api://registry-tools")
                .claim("tenant", "blue")
                .claim("groups", List.of("wheel", "viewer:acme")));

        get("/api/v1/orgs/acme/berths", token).expectStatus().isOk();
        get("/api/v1/berths", token).expectStatus().isNotFound();
    }

    @Test
    void takesNoTokenOfTheIssuerThatItReplaced() {
        get("/api/v1/berths", TestIssuer.shared().adminToken()).expectStatus().isUnauthorized();
        get("/api/v1/berths", FOREIGN.adminToken()).expectStatus().isUnauthorized();
    }

    private RestTestClient.ResponseSpec get(String path, String token) {
        return http.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }
}
