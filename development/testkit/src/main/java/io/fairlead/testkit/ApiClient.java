package io.fairlead.testkit;

import io.fairlead.testkit.access.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Calls the service under test, as an admin of the account {@code default} unless another caller is chosen. Unlike Spring's
 * clients it logs no body, so that a test may search the log for a secret.
 */
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Supplier<URI> service;
    private final Supplier<@Nullable String> authorization;

    private ApiClient(Supplier<URI> service, Supplier<@Nullable String> authorization) {
        this.service = service;
        this.authorization = authorization;
    }

    /** For the service that runs in a context, whose port is known only once it is up. */
    public static ApiClient of(Environment environment) {
        return new ApiClient(
                () -> URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")),
                () -> "Bearer " + TestIssuer.shared().adminToken());
    }

    /** The same service, called with this token. */
    public ApiClient withToken(String token) {
        return withAuthorization("Bearer " + token);
    }

    /** The same service, called with this header; null for none. */
    public ApiClient withAuthorization(@Nullable String header) {
        return new ApiClient(service, () -> header);
    }

    /** The same service, called by a person of the account {@code default}: {@code viewer}, {@code editor:org}, {@code admin:org/project}. */
    public ApiClient withGrants(String... grants) {
        return withToken(TestIssuer.shared().personToken("default", grants));
    }

    /** The same service, called by another one that has these scopes there. */
    public ApiClient asService(String audience, String... scopes) {
        return withToken(TestIssuer.shared().serviceToken(audience, scopes));
    }

    /** Where the service answers: {@code http://127.0.0.1:4711}. */
    public URI address() {
        return service.get();
    }

    public ApiResponse get(String path) {
        return send(request(path).GET());
    }

    public ApiResponse post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public ApiResponse post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    public ApiResponse put(String path, String ifMatch, String json) {
        return send(request(path).header("If-Match", ifMatch).PUT(BodyPublishers.ofString(json)));
    }

    public ApiResponse delete(String path) {
        return send(request(path).DELETE());
    }

    public ApiResponse delete(String path, String ifMatch) {
        return send(request(path).header("If-Match", ifMatch).DELETE());
    }

    /** Sends what {@link #request} began. */
    public ApiResponse send(HttpRequest.Builder request) {
        try {
            return new ApiResponse(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads a stream of events until the service ends it. */
    public CompletableFuture<ApiResponse> follow(String path, @Nullable String lastEventId) {
        var request = request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(ApiResponse::new);
    }

    /** A request of the caller that will carry JSON; {@code setHeader} replaces a header. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address() + path)).header("Content-Type", "application/json");
        var header = authorization.get();
        return header == null ? request : request.header("Authorization", header);
    }
}
