package io.fairlead.agent.operation;

import static io.fairlead.agent.operation.FakeRegistry.answer;
import static io.fairlead.agent.operation.FakeRegistry.matches;
import static io.fairlead.agent.operation.OperationTester.code;
import static io.fairlead.agent.operation.OperationTester.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.operation.OperationTester.RegistryLogin;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation.CheckRights;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.Operation.ResolveImage;
import io.fairlead.contracts.operation.OperationResult.CopiedImage;
import io.fairlead.contracts.operation.OperationResult.ImageDetails;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.operation.OperationResult.RepositoryRights;
import io.fairlead.contracts.operation.OperationResult.RightState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations at registries as they really answer. */
class OddRegistryOperationTests {

    private static final byte[] LAYER = "a layer of a thousand".repeat(50).getBytes(StandardCharsets.UTF_8);

    private final FakeRegistry source = new FakeRegistry();
    private final FakeRegistry target = new FakeRegistry();
    private final OperationTester tester = new OperationTester();

    @AfterEach
    void close() {
        tester.close();
        source.close();
        target.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] error(String code, String message) {
        return bytes("{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, message));
    }

    /** Gives each token a number, and takes only the newest whose scope fits. */
    private static AtomicInteger guard(FakeRegistry registry, String... challengedScopes) {
        var tokens = new AtomicInteger();
        registry.always(exchange -> {
            if (!exchange.getRequestURI().getPath().equals("/token")) {
                return false;
            }
            answer(exchange, 200, bytes("{\"token\":\"t" + tokens.incrementAndGet() + "\"}"));
            return true;
        });
        registry.always(exchange -> {
            var shown = exchange.getRequestHeaders().getFirst("Authorization");
            if (tokens.get() > 0 && ("Bearer t" + tokens.get()).equals(shown)) {
                return false;
            }
            answer(
                    exchange,
                    401,
                    "WWW-Authenticate",
                    "Bearer realm=\"" + registry.url() + "/token\",service=\"s\""
                            + (challengedScopes.length == 0 ? "" : ",scope=\"" + challengedScopes[0] + "\""));
            return true;
        });
        return tokens;
    }

    @Test
    void asksForTheRightThatAChallengeNames() throws Exception {
        source.always(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                var scope = exchange.getRequestURI().getQuery();
                answer(
                        exchange,
                        200,
                        bytes("{\"token\":\"" + (scope.contains("metadata_read") ? "meta" : "pull") + "\"}"));
                return true;
            }
            var list = exchange.getRequestURI().getPath().endsWith("/tags/list");
            var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (list && shown.equals("Bearer meta")) {
                answer(exchange, 200, bytes("{\"tags\":[\"1.0\"]}"));
            } else if (!list && shown.equals("Bearer pull")) {
                answer(exchange, 200, bytes("{}"));
            } else {
                var action = list ? "metadata_read" : "pull";
                answer(
                        exchange,
                        401,
                        "WWW-Authenticate",
                        "Bearer realm=\"" + source.url() + "/token\",scope=\"repository:app:" + action + "\"");
            }
            return true;
        });
        var login = RegistryLogin.as("ada", source.url());

        assertThat(result(tester.perform(new ListTags("app", 5, null), login), NamePage.class)
                        .names())
                .containsExactly("1.0");
        assertThat(result(tester.perform(new CheckRights("app"), login), RepositoryRights.class)
                        .list())
                .isEqualTo(RightState.GRANTED);
    }

    @ParameterizedTest
    @CsvSource({
        "403, 200, DENIED, GRANTED",
        "401, 404, DENIED, GRANTED",
        "403, 403, DENIED, DENIED",
        "405, 404, UNKNOWN, GRANTED",
        "200, 403, GRANTED, DENIED",
        "200, 200, GRANTED, GRANTED",
    })
    void tellsListingFromPulling(int listed, int pulled, RightState list, RightState pull) throws Exception {
        source.always(exchange -> {
            var path = exchange.getRequestURI().getPath();
            if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                answer(exchange, 401, "WWW-Authenticate", "Basic realm=\"r\"");
            } else if (path.endsWith("/tags/list")) {
                answer(exchange, listed, listed == 200 ? bytes("{\"tags\":[\"1\"]}") : error("DENIED", "no"));
            } else if (path.contains("/manifests/")) {
                var head = exchange.getRequestMethod().equals("HEAD");
                answer(
                        exchange,
                        pulled,
                        head ? new byte[0] : pulled == 404 ? error("MANIFEST_UNKNOWN", "") : bytes("{}"));
            } else {
                answer(exchange, 200);
            }
            return true;
        });
        var rights = result(
                tester.perform(new CheckRights("app"), RegistryLogin.as("ada", source.url())), RepositoryRights.class);

        assertThat(rights.list()).isEqualTo(list);
        assertThat(rights.pull()).isEqualTo(pull);
    }

    @ParameterizedTest
    @CsvSource({
        "400, DENIED, Your Authorization Token has expired.",
        "400, DENIED, no",
        "403, DENIED, Your authorization token has expired. Reauthenticate and try again.",
    })
    void fetchesANewTokenWhereOneEndsInTheMiddle(int status, String error, String message) throws Exception {
        source.store("1.0", LAYER);
        var tokens = guard(source);
        var ended = new AtomicInteger();
        // Before the guard, because tricks are played in their order.
        var first = new FakeRegistry.Interception[] {
            exchange -> {
                if (exchange.getRequestURI().getPath().contains("/blobs/") && ended.getAndIncrement() == 0) {
                    answer(exchange, status, error(error, message));
                    return true;
                }
                return false;
            }
        };
        source.first(first[0]);

        var copied = result(
                tester.copy(
                        "app:1.0",
                        RegistryLogin.as("ada", source.url()),
                        "app:1.0",
                        RegistryLogin.anonymous(target.url())),
                CopiedImage.class);

        assertThat(copied.bytesCopied()).isPositive();
        assertThat(tokens.get()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 500})
    void uploadsWhereAMountIsRefused(int status) throws Exception {
        source.store("1.0", LAYER);
        source.always(exchange -> {
            if (!matches(exchange, "POST", "mount=")) {
                return false;
            }
            answer(exchange, status, error("DENIED", "no"));
            return true;
        });
        source.always(exchange -> {
            if (!matches(exchange, "HEAD", "/v2/copy/blobs/")) {
                return false;
            }
            answer(exchange, 404);
            return true;
        });
        var login = RegistryLogin.anonymous(source.url());
        var copied = result(tester.copy("app:1.0", login, "copy:1.1", login), CopiedImage.class);

        assertThat(copied.bytesMounted()).isZero();
        assertThat(copied.bytesCopied()).isPositive();
    }

    @Test
    void saysThatTheRegistryLostWhatItTook() throws Exception {
        source.store("1.0", LAYER);
        target.always(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/manifests/1.0")
                    || exchange.getRequestMethod().equals("PUT")) {
                return false;
            }
            answer(
                    exchange,
                    404,
                    exchange.getRequestMethod().equals("HEAD") ? new byte[0] : error("MANIFEST_UNKNOWN", ""));
            return true;
        });

        assertThat(code(tester.copy(
                        "app:1.0",
                        RegistryLogin.anonymous(source.url()),
                        "app:1.0",
                        RegistryLogin.anonymous(target.url()))))
                .isEqualTo(Diagnosis.CONTENT_LOST);
    }

    @Test
    void saysWhichPlatformIsGone() throws Exception {
        var there = source.store("amd64", LAYER);
        var gone = "sha256:" + "0".repeat(64);
        source.storeManifest("1.0", """
                {"schemaVersion":2,"mediaType":"%s","manifests":[
                 {"mediaType":"%s","digest":"%s","size":1,"platform":{"os":"linux","architecture":"amd64"}},
                 {"mediaType":"%s","digest":"%s","size":1,"platform":{"os":"linux","architecture":"arm64"}}]}
                """.formatted(
                        ImageManifest.OCI_INDEX, ImageManifest.OCI_MANIFEST, there, ImageManifest.OCI_MANIFEST, gone));
        source.always(exchange -> {
            if (!matches(exchange, "GET", "/manifests/1.0")) {
                return false;
            }
            answer(
                    exchange,
                    200,
                    source.manifests.getOrDefault("1.0", new byte[0]),
                    "Content-Type",
                    ImageManifest.OCI_INDEX);
            return true;
        });
        var login = RegistryLogin.anonymous(source.url());

        var image =
                tester.perform(new ResolveImage(ImageReference.parse("app:1.0").orElseThrow()), login);
        var copy = tester.copy("app:1.0", login, "app:1.0", RegistryLogin.anonymous(target.url()));

        assertThat(result(image, ImageDetails.class).platforms())
                .extracting("architecture")
                .containsExactly("amd64");
        assertThat(image.remarks().getFirst().warnings().getFirst()).contains("linux/arm64", gone);
        assertThat(code(copy)).isEqualTo(Diagnosis.PLATFORM_MISSING);
        assertThat(String.valueOf(copy.failure())).contains("linux/arm64");
    }

    @ParameterizedTest
    @CsvSource({
        "{path}, 201",
        "//{authority}{path}, 201",
        "{authority}{path}, 201",
        "http://{authority}{path}, 201",
        "http://127.0.0.1{path}, 201",
    })
    void readsEveryFormOfAnUploadsAddress(String location, int status) throws Exception {
        source.store("1.0", LAYER);
        target.always(exchange -> {
            if (!matches(exchange, "POST", "/blobs/uploads/")) {
                return false;
            }
            var id = "x" + target.requests.size();
            target.append(id, new byte[0]);
            answer(
                    exchange,
                    202,
                    "Location",
                    location.replace("{authority}", target.url().replace("http://", ""))
                            .replace("{path}", "/v2/app/blobs/uploads/" + id));
            return true;
        });

        result(
                tester.copy(
                        "app:1.0",
                        RegistryLogin.anonymous(source.url()),
                        "app:1.0",
                        RegistryLogin.anonymous(target.url())),
                CopiedImage.class);
        assertThat(target.requestsOf("PUT")).hasSize(3);
    }

    @Test
    void sendsABlobThatIsShorterThanAnyPartInOneRequest() throws Exception {
        source.store("1.0", LAYER);
        target.always(exchange -> {
            if (!matches(exchange, "POST", "/blobs/uploads/")) {
                return false;
            }
            answer(
                    exchange,
                    202,
                    "Location",
                    "/v2/app/blobs/uploads/whole" + target.requests.size(),
                    "OCI-Chunk-Min-Length",
                    "1048576");
            return true;
        });
        target.always(exchange -> {
            if (matches(exchange, "PATCH", "/blobs/uploads/")) {
                answer(exchange, 416);
                return true;
            }
            if (!matches(exchange, "PUT", "/blobs/uploads/")) {
                return false;
            }
            var body = exchange.getRequestBody().readAllBytes();
            var digest = exchange.getRequestURI().getQuery().replaceAll(".*digest=", "");
            target.blobs.put(digest, body);
            answer(exchange, Digests.matches(body, digest) ? 201 : 400);
            return true;
        });

        result(
                tester.copy(
                        "app:1.0",
                        RegistryLogin.anonymous(source.url()),
                        "app:1.0",
                        RegistryLogin.anonymous(target.url())),
                CopiedImage.class);
        assertThat(target.blobs).containsKey(Digests.sha256(LAYER));
    }

    @Test
    void startsAgainWhereARegistryCountsWhatArrivedWrongly() throws Exception {
        source.store("1.0", LAYER);
        // Takes half of the first part, and then says one byte more than that.
        target.once(exchange -> {
            if (!matches(exchange, "PATCH", "/blobs/uploads/")
                    || !isLayer(exchange.getRequestHeaders().getFirst("Content-Length"))) {
                return false;
            }
            var id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
            var body = exchange.getRequestBody().readAllBytes();
            target.append(id, Arrays.copyOf(body, body.length / 2));
            answer(exchange, 500);
            return true;
        });
        target.once(exchange -> {
            if (!matches(exchange, "GET", "/blobs/uploads/")) {
                return false;
            }
            answer(exchange, 204, "Location", exchange.getRequestURI().getPath(), "Range", "0-" + (LAYER.length / 2));
            return true;
        });

        result(
                tester.copy(
                        "app:1.0",
                        RegistryLogin.anonymous(source.url()),
                        "app:1.0",
                        RegistryLogin.anonymous(target.url())),
                CopiedImage.class);
        assertThat(target.blobs.get(Digests.sha256(LAYER))).isEqualTo(LAYER);
    }

    private static boolean isLayer(String length) {
        return length != null && Integer.parseInt(length) == LAYER.length;
    }

    @Test
    void givesEachNameOnceWhereARegistryKnowsNoPages() throws Exception {
        var tags = "{\"tags\":[\"c\",\"a\",\"d\",\"b\"]}";
        source.always(exchange -> {
            answer(exchange, 200, bytes(tags));
            return true;
        });
        var login = RegistryLogin.anonymous(source.url());
        var first = result(tester.perform(new ListTags("app", 4, null), login), NamePage.class);
        var second = result(tester.perform(new ListTags("app", 4, first.next()), login), NamePage.class);

        assertThat(first.names()).containsExactly("c", "a", "d", "b");
        assertThat(second).isEqualTo(new NamePage(List.of(), null));
    }

    @Test
    void goesOnByTheLastNameWhereTheNextPageIsElsewhere() throws Exception {
        source.always(exchange -> {
            var second = exchange.getRequestURI().toString().contains("last=b");
            answer(
                    exchange,
                    200,
                    bytes(second ? "{\"tags\":[\"c\"]}" : "{\"tags\":[\"a\",\"b\"]}"),
                    second ? "X-Any" : "Link",
                    "<http://inside:8080/v2/app/tags/list?last=b&n=9>; rel=\"next\"");
            return true;
        });
        var login = RegistryLogin.anonymous(source.url());
        var first = result(tester.perform(new ListTags("app", 9, null), login), NamePage.class);
        var second = result(tester.perform(new ListTags("app", 9, first.next()), login), NamePage.class);

        assertThat(second).isEqualTo(new NamePage(List.of("c"), null));
    }

    @ParameterizedTest
    @CsvSource({
        "413, '', '', TOO_LARGE",
        "400, MANIFEST_INVALID, http: request body too large, TOO_LARGE",
        "400, SIZE_INVALID, provided length did not match content length, TOO_LARGE",
        "405, UNSUPPORTED, The operation is unsupported., READ_ONLY",
        "403, DENIED, the system is in read only mode, READ_ONLY",
        "401, UNAUTHORIZED, account locked due to too many failed logins, AUTH_LOCKED",
    })
    void saysWhyAManifestIsRefused(int status, String error, String message, Diagnosis code) throws Exception {
        source.store("1.0", LAYER);
        target.always(exchange -> {
            if (!matches(exchange, "PUT", "/manifests/")) {
                return false;
            }
            answer(exchange, status, error.isEmpty() ? new byte[0] : error(error, message));
            return true;
        });

        assertThat(code(tester.copy(
                        "app:1.0",
                        RegistryLogin.anonymous(source.url()),
                        "app:1.0",
                        RegistryLogin.anonymous(target.url()))))
                .isEqualTo(code);
    }

    @Test
    void followsRedirectsOfAnyQuestionWithTheTokenAtHomeAndWithoutItElsewhere() throws Exception {
        guard(source);
        source.store("1.0", LAYER);
        target.store("1.0", LAYER);
        source.always(exchange -> {
            if (!matches(exchange, "GET", "/v2/app/manifests/1.0")) {
                return false;
            }
            answer(exchange, 307, "Location", target.url() + "/v2/app/manifests/1.0");
            return true;
        });
        source.always(exchange -> {
            if (!matches(exchange, "GET", "/v2/app/blobs/")
                    || exchange.getRequestURI().toString().contains("moved")) {
                return false;
            }
            answer(exchange, 308, "Location", exchange.getRequestURI().getPath() + "?moved=1");
            return true;
        });
        var image = tester.perform(
                new ResolveImage(ImageReference.parse("app:1.0").orElseThrow()), RegistryLogin.as("ada", source.url()));

        assertThat(result(image, ImageDetails.class).labels()).containsEntry("team", "harbour");
        assertThat(target.proofs).isEmpty();
    }
}
