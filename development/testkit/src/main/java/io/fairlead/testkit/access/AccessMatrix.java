package io.fairlead.testkit.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tries every endpoint of a service with every kind of token that must not do. The endpoints are those that Spring
 * knows, so none can be forgotten.
 */
public final class AccessMatrix {

    /** In the account {@code default}; what the tests make is there. */
    private static final String ORG = "guarded";

    private static final Logger log = LoggerFactory.getLogger(AccessMatrix.class);
    /** What every answer says, in whole or in part. */
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "frame-ancestors 'none'",
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIssuer issuer = TestIssuer.shared();
    private final String foreignToken = TestIssuer.start().adminToken();
    private final List<Endpoint> endpoints;
    private final String address;
    private final String service;
    private final Set<String> readingPosts;
    private final Map<String, String> values = new HashMap<>(Map.of("org", ORG, "project", "p"));
    private final List<String> breaches = new ArrayList<>();
    private final List<String> withOwnChecks = new ArrayList<>();
    private int requests;

    /** @param readingPosts ends of paths at which viewers may post, since nothing is changed there */
    public AccessMatrix(RequestMappingHandlerMapping mappings, String address, String service, String... readingPosts) {
        this.endpoints = new ArrayList<>(Endpoint.of(mappings));
        this.address = address;
        this.service = service;
        this.readingPosts = Set.of(readingPosts);
    }

    /** Where a test makes the thing that nobody may see. */
    public static String guardedPath(String resource) {
        return "/api/v1/orgs/" + ORG + "/" + resource;
    }

    /** Says what stands in the place of a variable in paths. */
    public AccessMatrix withVariable(String variable, String value) {
        values.put(variable, value);
        return this;
    }

    /** Names a beginning of paths whose handlers judge callers by themselves; even they let no stranger in. */
    public AccessMatrix withOwnChecks(String prefix) {
        withOwnChecks.add(prefix);
        return this;
    }

    /** Leaves out pages for people with a session, which send strangers to their log-in instead of refusing them. */
    public AccessMatrix withoutPages(String... paths) {
        endpoints.removeIf(endpoint -> Set.of(paths).contains(endpoint.path()));
        return this;
    }

    /** A sentence for each request that was answered though it must not be, and for each answer that shows the mark. */
    public List<String> breaches(String mark) {
        for (var endpoint : endpoints) {
            if (endpoint.path().startsWith("/internal/")) {
                tryInternal(endpoint);
            } else if (withOwnChecks.stream().anyMatch(endpoint.path()::startsWith)) {
                expect(endpoint, "nothing", null, 400, 401);
                expect(endpoint, "a foreign issuer's token", foreignToken, 400, 401);
            } else {
                tryApi(endpoint, mark);
            }
        }
        log.info("{}: {} endpoints, {} requests, {} breaches", service, endpoints.size(), requests, breaches.size());
        return breaches;
    }

    public int endpoints() {
        return endpoints.size();
    }

    /** {@code GET /api/v1/…} for each. */
    public Set<String> names() {
        return endpoints.stream().map(Endpoint::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private void tryInternal(Endpoint endpoint) {
        tryInvalidTokens(endpoint);
        expect(endpoint, "a person's token", issuer.adminToken(), 403);
        expect(endpoint, "a token for another service", issuer.serviceToken("another-service", "any"), 401);
        expect(endpoint, "a token without the scope", issuer.serviceToken(service, "any"), 403);
    }

    private void tryApi(Endpoint endpoint, String mark) {
        tryInvalidTokens(endpoint);
        expect(endpoint, "a service's token", issuer.serviceToken(service, "any"), 403);
        expect(endpoint, "no grant", issuer.personToken("default"), 404);
        expect(
                endpoint,
                "a grant beside it",
                issuer.personToken("default", "admin:" + values.get("org") + "/elsewhere"),
                404);
        if (!readsOnly(endpoint)) {
            expect(endpoint, "a viewer's grant", issuer.personToken("default", "viewer"), 403);
        }
        var answer = send(endpoint, issuer.personToken("another", "admin"));
        var changed = answer.statusCode() < 300 && !readsOnly(endpoint);
        if (answer.body().contains(mark) || changed || answer.statusCode() >= 500) {
            breaches.add(
                    "%s with another account's token: %d %s".formatted(endpoint, answer.statusCode(), answer.body()));
        }
    }

    private void tryInvalidTokens(Endpoint endpoint) {
        expect(endpoint, "no token", null, 401);
        expect(endpoint, "an expired token", issuer.expiredToken(), 401);
        expect(endpoint, "a foreign issuer's token", foreignToken, 401);
    }

    private boolean readsOnly(Endpoint endpoint) {
        return endpoint.reads() || readingPosts.stream().anyMatch(endpoint.path()::endsWith);
    }

    private void expect(Endpoint endpoint, String brings, @Nullable String token, Integer... statuses) {
        var answer = send(endpoint, token);
        if (!List.of(statuses).contains(answer.statusCode())) {
            breaches.add("%s with %s: %d %s".formatted(endpoint, brings, answer.statusCode(), answer.body()));
        }
    }

    private HttpResponse<String> send(Endpoint endpoint, @Nullable String token) {
        requests++;
        var request = HttpRequest.newBuilder(URI.create(address + endpoint.expand(values)))
                .timeout(TIMEOUT)
                .header("Content-Type", endpoint.contentType())
                .header("Accept", endpoint.accept())
                .header("If-Match", "*")
                .method(endpoint.method(), endpoint.reads() ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = answer(request.build());
            checkHeaders(endpoint, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(endpoint + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void checkHeaders(Endpoint endpoint, HttpResponse<String> answer) {
        HEADERS.forEach((name, part) -> {
            var value = answer.headers().firstValue(name).orElse("");
            if (!value.contains(part)) {
                breaches.add("%s answers %d with %s: %s".formatted(endpoint, answer.statusCode(), name, value));
            }
        });
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException _) {
            // A server closes the connection of a body that it refused to read, and the next request may meet that.
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
