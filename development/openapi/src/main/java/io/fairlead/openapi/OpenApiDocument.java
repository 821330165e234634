package io.fairlead.openapi;

import io.fairlead.testkit.access.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of a running service, as it describes itself, and {@code docs/openapi/<service>.json}, as it was committed. Run
 * the tests with {@code -Dfairlead.docs.write} to commit what is now.
 */
public final class OpenApiDocument {

    private static final String REWRITE = "fairlead.docs.write";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Path file;
    private final JsonNode document;

    private OpenApiDocument(Path file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    /** @param address of the running service */
    public static OpenApiDocument of(String service, String address) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/v3/api-docs"))
                    .header("Authorization", "Bearer " + TestIssuer.shared().adminToken())
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("%s: %d %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return new OpenApiDocument(Repository.documents().resolve(service + ".json"), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code GET /api/v1/…} for each operation. */
    public Set<String> endpoints() {
        var endpoints = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                endpoints.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return endpoints;
    }

    /** Each name in the API that programs rely on, for {@link io.fairlead.testkit.wire.RecordedNames}. */
    public Set<String> names() {
        return ApiNames.of(document);
    }

    /** A sentence for each difference from the committed document, and for each thing that a reader would miss. */
    public List<String> violations() throws IOException {
        var violations = new ArrayList<String>();
        var now = JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
        if (System.getProperty(REWRITE) != null) {
            Files.writeString(file, now);
        } else if (!Files.exists(file) || !Files.readString(file).equals(now)) {
            violations.add("%s is not what the code says; if that is meant, run the test with -D%s and commit the file"
                    .formatted(file.getFileName(), REWRITE));
        }
        violations.addAll(DocumentRules.violations(document));
        return violations;
    }
}
