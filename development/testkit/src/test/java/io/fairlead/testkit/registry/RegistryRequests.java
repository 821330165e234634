package io.fairlead.testkit.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks a registry as a client would, one question at a time. */
final class RegistryRequests {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RegistryRequests() {}

    static HttpResponse<String> get(URI base, String path, @Nullable String authorization)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "application/vnd.oci.image.manifest.v1+json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static String basic(String user, String password) {
        return new BasicCredentials(user, password).header();
    }

    static String token(HttpResponse<String> response) {
        return "Bearer "
                + JsonMapper.shared().readTree(response.body()).get("token").asString();
    }
}
