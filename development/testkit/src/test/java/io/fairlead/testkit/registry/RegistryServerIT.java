package io.fairlead.testkit.registry;

import static io.fairlead.testkit.registry.RegistryRequests.basic;
import static io.fairlead.testkit.registry.RegistryRequests.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryServerIT {

    @Test
    void letsAnyoneIntoAnOpenRegistry() throws Exception {
        try (var registry = RegistryServer.open()) {
            var digest = registry.push("acme/app");

            var manifest = get(registry.url(), "/v2/acme/app/manifests/" + digest, null);

            assertThat(manifest.statusCode()).isEqualTo(200);
            assertThat(get(registry.url(), "/v2/", basic("anyone", "anything")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void asksForBasicAndKnowsOnePassword() throws Exception {
        try (var registry = RegistryServer.basic("ada", "right:password")) {
            registry.push("acme/app");

            var unasked = get(registry.url(), "/v2/", null);

            assertThat(unasked.statusCode()).isEqualTo(401);
            assertThat(unasked.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic realm=");
            assertThat(get(registry.url(), "/v2/", basic("ada", "right:password"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(registry.url(), "/v2/", basic("ada", "wrong")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void agreesWithSkopeoAboutBasic() {
        try (var registry = RegistryServer.basic("ada", "right")) {
            assertThat(Skopeo.login(registry.address(), "ada", "right").accepted())
                    .isTrue();
            assertThat(Skopeo.login(registry.address(), "ada", "wrong").accepted())
                    .isFalse();
        }
    }

    @Test
    void asksForTheTokensOfAServiceElsewhere() throws Exception {
        try (var tokens = TokenService.strict("ada", "right");
                var registry = RegistryServer.bearer(tokens)) {
            registry.push("acme/app");

            var unasked = get(registry.url(), "/v2/", null);

            assertThat(unasked.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"%s\",service=\"registry\"".formatted(tokens.realm()));
            assertThat(Skopeo.login(registry.address(), "ada", "right").accepted())
                    .isTrue();
            assertThat(Skopeo.login(registry.address(), "ada", "wrong").accepted())
                    .isFalse();
            assertThat(tokens.failedLogins()).isEqualTo(1);
        }
    }
}
