package io.fairlead.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.registry.Skopeo;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRegistryTests {

    private static final String PASSWORD = "right-password";
    private static final String RIGHT =
            "Basic " + Base64.getEncoder().encodeToString(("demo:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    @SuppressWarnings("NullAway.Init")
    private DemoRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = DemoRegistry.start(0, PASSWORD);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void letsTheRightPasswordInAndNoOther() {
        assertThat(Skopeo.login(address(), DemoRegistry.USERNAME, PASSWORD).accepted())
                .isTrue();
        assertThat(Skopeo.login(address(), DemoRegistry.USERNAME, "wrong").accepted())
                .isFalse();
    }

    @Test
    void holdsAnImageThatAnIndependentClientPulls(@TempDir Path folder) {
        var image = address() + "/" + DemoRegistry.REPOSITORY + ":latest";

        Skopeo.pull(image, folder.resolve("image"), DemoRegistry.USERNAME, PASSWORD);

        assertThat(folder.resolve("image/index.json")).exists();
    }

    @Test
    void asksForACredentialBeforeAnythingElse() throws Exception {
        var answer = send("GET", "/v2/demo/hello/tags/list", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Fairlead demo registry\"");
    }

    @Test
    void isForReadingOnly() throws Exception {
        var answer = send("POST", "/v2/demo/hello/blobs/uploads/", RIGHT);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("UNSUPPORTED");
    }

    @Test
    void namesWhatItDoesNotHave() throws Exception {
        assertThat(send("GET", "/v2/demo/hello/manifests/other", RIGHT).body()).contains("MANIFEST_UNKNOWN");
        assertThat(send("GET", "/v2/other/manifests/latest", RIGHT).body()).contains("NAME_UNKNOWN");
    }

    private String address() {
        return registry.url().getAuthority();
    }

    private HttpResponse<String> send(String method, String path, String authorization) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(registry.url().resolve(path)).method(method, BodyPublishers.noBody());
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
