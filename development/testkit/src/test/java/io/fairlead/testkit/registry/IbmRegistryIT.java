package io.fairlead.testkit.registry;

import static io.fairlead.testkit.registry.RegistryRequests.basic;
import static io.fairlead.testkit.registry.RegistryRequests.get;
import static io.fairlead.testkit.registry.RegistryRequests.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IbmRegistryIT {

    private static final String KEY = "an-api-key-of-ibm-cloud-0123456789";
    private static final String TOKEN = "/oauth/token?service=registry";

    private final IbmRegistry registry = IbmRegistry.start(KEY);

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void namesATokenServiceOnItsOwnHostAndPort() throws Exception {
        var ping = get(registry.url(), "/v2/", null);

        assertThat(ping.statusCode()).isEqualTo(401);
        assertThat(ping.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"%s/oauth/token\",service=\"registry\"".formatted(registry.url()));
    }

    @Test
    void namesItselfAsTheClientCalledIt() throws Exception {
        var ping = get(URI.create("http://localhost:" + registry.port()), "/v2/", null);

        assertThat(ping.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("http://localhost:" + registry.port());
    }

    @Test
    void letsTheRightKeyInAndLetsItPull() throws Exception {
        var digest = registry.push("my-namespace/app");

        var answer = get(registry.url(), TOKEN + "&scope=repository:my-namespace/app:pull", basic("iamapikey", KEY));
        var tags = get(registry.url(), "/v2/my-namespace/app/tags/list", token(answer));
        var manifest = get(registry.url(), "/v2/my-namespace/app/manifests/" + digest, token(answer));

        assertThat(tags.body()).contains("latest");
        assertThat(manifest.statusCode()).isEqualTo(200);
        assertThat(registry.tokenRequests()).isEqualTo(1);
        assertThat(registry.failedLogins()).isZero();
    }

    @Test
    void refusesAWrongKeyWithTheSentenceOfIbm() throws Exception {
        var answer = get(registry.url(), TOKEN, basic("iamapikey", "wrong"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("The login credentials are not valid, or your IBM Cloud account is not active.");
        assertThat(registry.failedLogins()).isEqualTo(1);
    }

    @Test
    void refusesAWrongKeyWithFourHundredWhereThatIsWished() throws Exception {
        try (var other = IbmRegistry.start(TokenService.ibm(KEY, 400))) {
            assertThat(get(other.url(), TOKEN, basic("iamapikey", "wrong")).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void callsOtherUserNamesAnUnsupportedMethod() throws Exception {
        var answer = get(registry.url(), TOKEN, basic("ada@example.com", KEY));

        assertThat(answer.body()).contains("UNSUPPORTED", "authentication method is not supported");
    }

    @Test
    void agreesWithSkopeo() {
        assertThat(Skopeo.login(registry.address(), "iamapikey", KEY).accepted())
                .isTrue();
        assertThat(Skopeo.login(registry.address(), "iamapikey", "wrong").accepted())
                .isFalse();
    }

    @Test
    void keepsAClosedRepositoryFromTheRightKey() throws Exception {
        registry.push("my-namespace/app");
        registry.tokens().closeRepository("my-namespace/app");

        var answer = get(registry.url(), TOKEN + "&scope=repository:my-namespace/app:pull", basic("iamapikey", KEY));
        var tags = get(registry.url(), "/v2/my-namespace/app/tags/list", token(answer));

        assertThat(tags.statusCode()).isEqualTo(401);
        assertThat(tags.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("insufficient_scope");
    }
}
