package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.testkit.access.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** A service that only adds this module is closed but for what stands here. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=harbour",
            "management.server.port=0",
            "fairlead.access.public-paths=/delegate/**",
            "management.endpoints.web.exposure.include=health,info,prometheus",
            "fairlead.metrics.token=" + AccessIT.METRICS_TOKEN
        })
class AccessIT {

    static final String METRICS_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final String BERTHS = "/api/v1/berths";
    private static final String ACME = "/api/v1/orgs/acme/berths";
    private static final String SHOP = "/api/v1/orgs/acme/projects/shop/berths";

    private final HttpClient http = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    @Autowired
    private ServiceTokenInterceptor serviceToken;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("fairlead.access.issuer", ISSUER::url);
    }

    @Test
    void takesTheAccountFromTheTokenAndTheRestFromThePath() throws Exception {
        assertThat(send("GET", BERTHS, ISSUER.personToken("blue", "viewer")).body())
                .contains("\"blue\"");
        assertThat(send("GET", SHOP, ISSUER.personToken("red", "viewer:acme")).body())
                .contains("red/acme/shop");
    }

    @Test
    void asksForTheRoleThatTheWorkNeeds() throws Exception {
        var viewer = ISSUER.personToken("blue", "viewer:acme");
        var editor = ISSUER.personToken("blue", "editor:acme");
        var admin = ISSUER.personToken("blue", "admin:acme");

        assertThat(List.of(
                        status("GET", ACME, viewer),
                        status("POST", ACME + "/preview", viewer),
                        status("POST", ACME, viewer),
                        status("POST", ACME, editor),
                        status("DELETE", ACME, editor),
                        status("DELETE", SHOP, admin)))
                .containsExactly(200, 200, 403, 200, 403, 200);
        var refused = send("DELETE", ACME, editor);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(code(refused)).isEqualTo("ROLE_TOO_SMALL");
    }

    @Test
    void hidesWhatLiesOutsideTheGrants() throws Exception {
        var shop = ISSUER.personToken("blue", "admin:acme/shop");

        for (var path : List.of(BERTHS, ACME, "/api/v1/orgs/acme/projects/other/berths", "/api/v1/orgs/o/berths")) {
            assertThat(code(send("GET", path, shop))).as(path).isEqualTo("SCOPE_NOT_FOUND");
            assertThat(status("POST", path, shop)).as(path).isEqualTo(404);
        }
        assertThat(status("GET", BERTHS, ISSUER.personToken("blue"))).isEqualTo(404);
        assertThat(status("POST", "/api/v1/orgs/%61cme/projects/%6fther/berths", shop))
                .isEqualTo(404);
    }

    @Test
    void letsAnyCallerAskForWhatFitsHim() throws Exception {
        assertThat(send("GET", BERTHS + "/mine", ISSUER.personToken("blue", "viewer:acme/shop"))
                        .body())
                .isEqualTo("[\"viewer:acme/shop\"]");
        assertThat(send("GET", BERTHS + "/mine", ISSUER.personToken("blue")).body())
                .isEqualTo("[]");
        assertThat(status("GET", BERTHS + "/mine", ISSUER.expiredToken())).isEqualTo(401);
    }

    @Test
    void refusesEveryTokenThatIsNotAsItShouldBe() throws Exception {
        var good = ISSUER.adminToken();
        var bad = List.of(
                ISSUER.expiredToken(),
                TestIssuer.start().adminToken(),
                good.substring(0, good.lastIndexOf('.') + 1),
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                ISSUER.sign(ISSUER.claims().claim("grants", List.of("admin"))),
                ISSUER.sign(ISSUER.claims().claim("account", "a/b").claim("grants", List.of("admin"))),
                ISSUER.sign(ISSUER.claims().claim("account", "a").audience("another")),
                ISSUER.sign(ISSUER.claims().claim("account", "a").audience((String) null)),
                ISSUER.sign(ISSUER.claims().claim("account", "a").issuer("http://elsewhere")),
                ISSUER.sign(ISSUER.claims().claim("account", "a").expirationTime((Date) null)),
                "nonsense");

        for (var token : bad) {
            var answer = send("GET", BERTHS, token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(code(answer)).isEqualTo("TOKEN_NOT_VALID");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        }
        assertThat(status("GET", BERTHS, good)).isEqualTo(200);
    }

    @Test
    void asksForATokenWhereThereIsNone() throws Exception {
        var answer = send("GET", "/api/v1/nowhere", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(code(answer)).isEqualTo("TOKEN_MISSING");
        assertThat(status("GET", "/delegate/v1/signed", null))
                .as("what delegates sign")
                .isEqualTo(200);
    }

    @Test
    void letsServicesInOnlyWithTheirAudienceAndScope() throws Exception {
        var path = "/internal/v1/pilots";

        assertThat(status("GET", path, ISSUER.serviceToken("harbour", "pilots")))
                .isEqualTo(200);
        assertThat(status("GET", path, ISSUER.serviceToken("harbour", "other"))).isEqualTo(403);
        assertThat(status("GET", path, ISSUER.serviceToken("another", "pilots")))
                .isEqualTo(401);
        assertThat(status("GET", path, ISSUER.adminToken())).isEqualTo(403);
        assertThat(status("GET", path, null)).isEqualTo(401);
        assertThat(status("GET", "/internal/v1/forgotten", ISSUER.serviceToken("harbour", "pilots")))
                .isEqualTo(403);
        assertThat(status("GET", BERTHS, ISSUER.serviceToken("harbour", "pilots")))
                .isEqualTo(403);
    }

    @Test
    void opensToOperatorsNothingButHealthWithoutAToken() throws Exception {
        assertThat(operators("/actuator/health", null)).isEqualTo(200);
        assertThat(operators("/actuator/info", null)).isEqualTo(401);
        assertThat(operators("/actuator/info", ISSUER.personToken("blue", "admin:acme")))
                .isEqualTo(403);
        assertThat(operators("/actuator/info", ISSUER.personToken("blue", "viewer")))
                .isEqualTo(200);
    }

    @Test
    void letsPrometheusReadMetricsAndNothingElseWithItsOwnToken() throws Exception {
        assertThat(operators("/actuator/prometheus", null)).isEqualTo(401);
        assertThat(operators("/actuator/prometheus", METRICS_TOKEN.substring(1)))
                .isEqualTo(401);
        assertThat(operators("/actuator/prometheus", METRICS_TOKEN)).isEqualTo(200);
        assertThat(operators("/actuator/info", METRICS_TOKEN)).isEqualTo(401);
        assertThat(status("GET", BERTHS, METRICS_TOKEN)).isEqualTo(401);
    }

    @Test
    void exchangesAnApiTokenOnceAndRefusesARevokedOne() throws Exception {
        var known = ApiTokenText.create().toText();
        ISSUER.addApiToken(known, ISSUER.personToken("blue", "viewer"));
        var before = ISSUER.issuedTokens();

        assertThat(status("GET", BERTHS, known)).isEqualTo(200);
        assertThat(status("POST", BERTHS, known)).isEqualTo(403);

        assertThat(ISSUER.issuedTokens()).isEqualTo(before + 1);
        assertThat(status("GET", BERTHS, ApiTokenText.create().toText())).isEqualTo(401);
    }

    @Test
    void refusesWhatCannotBeAnApiTokenWithoutAskingTheIssuer() throws Exception {
        var token = ApiTokenText.create().toText();
        var exchanges = ISSUER.exchanges();

        for (var wrong : List.of("flt_", "flt_x", token + "0", token.substring(1), token.replaceFirst(".$", "g"))) {
            assertThat(status("GET", BERTHS, wrong)).as(wrong).isEqualTo(401);
        }

        assertThat(ISSUER.exchanges()).isEqualTo(exchanges);
    }

    @Test
    void saysThatAnApiTokenIsExchangedTooOften() throws Exception {
        var token = ApiTokenText.create().toText();
        ISSUER.throttleApiToken(token, 7);

        var answer = send("GET", BERTHS, token);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(code(answer)).isEqualTo("TOO_MANY_REQUESTS");
    }

    @Test
    void fetchesOneServiceTokenForManyCalls() throws Exception {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        var neighbour = neighbour(seen);
        var client = RestClient.builder().requestInterceptor(serviceToken).build();
        var before = ISSUER.issuedTokens();

        for (var call = 0; call < 3; call++) {
            client.get()
                    .uri("http://127.0.0.1:" + neighbour.getAddress().getPort())
                    .retrieve()
                    .toBodilessEntity();
        }
        neighbour.stop(0);

        assertThat(seen).hasSize(3).allMatch(header -> header.startsWith("Bearer ey"));
        assertThat(ISSUER.issuedTokens()).isEqualTo(before + 1);
    }

    private static HttpServer neighbour(List<String> seen) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String code(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("code").asString();
    }

    private int status(String method, String path, @Nullable String token) throws Exception {
        return send(method, path, token).statusCode();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String token) throws Exception {
        return send(port, method, path, token);
    }

    private int operators(String path, @Nullable String token) throws Exception {
        return send(managementPort, "GET", path, token).statusCode();
    }

    private HttpResponse<String> send(int where, String method, String path, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + path))
                .method(method, BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
