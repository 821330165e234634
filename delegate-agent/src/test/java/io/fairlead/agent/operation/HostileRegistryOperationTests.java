package io.fairlead.agent.operation;

import static io.fairlead.agent.operation.OperationTester.code;
import static io.fairlead.agent.operation.OperationTester.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.fairlead.agent.operation.OperationTester.RegistryLogin;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation.ListRepositories;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.Operation.ResolveImage;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationReport.RegistryQuota;
import io.fairlead.contracts.operation.OperationResult.CopiedImage;
import io.fairlead.contracts.operation.OperationResult.ImageDetails;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.operation.OperationResult.UnsupportedOperation;
import io.fairlead.contracts.protocol.Frame;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Registries that break, lie and point elsewhere. */
class HostileRegistryOperationTests {

    private static final byte[] LAYER = random(400_000);

    private final OperationTester tester = new OperationTester();
    private final FakeRegistry source = new FakeRegistry();
    private final FakeRegistry target = new FakeRegistry();

    @AfterEach
    void close() {
        tester.close();
        source.close();
        target.close();
    }

    @Test
    void goesOnWithAnUploadWhereItWasCut() throws Exception {
        var digest = source.store("1.0", LAYER);
        target.once(
                exchange -> FakeRegistry.matches(exchange, "PATCH", "/uploads/") && large(exchange) && cut(exchange));

        var copied = copied();

        assertThat(copied.digest()).isEqualTo(digest);
        assertThat(target.blobs.get(Digests.sha256(LAYER))).isEqualTo(LAYER);
        assertThat(target.requestsOf("PATCH"))
                .anySatisfy(request -> assertThat(request).endsWith(" 100000-399999"));
        assertThat(source.requests).anySatisfy(request -> assertThat(request).endsWith(" bytes=100000-"));
    }

    @Test
    void beginsAnewWhereTheRegistryGaveTheUploadUp() throws Exception {
        source.store("1.0", LAYER);
        target.once(
                exchange -> FakeRegistry.matches(exchange, "PATCH", "/uploads/") && large(exchange) && cut(exchange));
        target.once(exchange -> refuse(exchange, "GET", "/uploads/", 404));

        copied();

        assertThat(target.blobs.get(Digests.sha256(LAYER))).isEqualTo(LAYER);
        assertThat(target.requests).noneSatisfy(request -> assertThat(request).contains("100000-"));
    }

    @Test
    void goesOnWhenTheSourceBreaksOff() throws Exception {
        source.store("1.0", LAYER);
        source.once(exchange -> {
            if (!FakeRegistry.matches(exchange, "GET", "/blobs/" + Digests.sha256(LAYER))) {
                return false;
            }
            exchange.sendResponseHeaders(200, LAYER.length);
            exchange.getResponseBody().write(LAYER, 0, 150_000);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        });

        copied();

        assertThat(target.blobs.get(Digests.sha256(LAYER))).isEqualTo(LAYER);
        assertThat(source.requestsOf("GET"))
                .filteredOn(request -> request.contains(Digests.sha256(LAYER)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {400_000, 150_000})
    void saysHowMuchCameWhereTheSourceAlwaysEndsEarly(long announced) throws Exception {
        source.store("1.0", LAYER);
        source.always(exchange -> {
            if (!FakeRegistry.matches(exchange, "GET", "/blobs/" + Digests.sha256(LAYER))) {
                return false;
            }
            exchange.sendResponseHeaders(200, announced);
            exchange.getResponseBody().write(LAYER, 0, 150_000);
            return true;
        });

        var report = copy();

        assertThat(code(report)).isEqualTo(Diagnosis.BODY_TRUNCATED);
        assertThat(report.failure())
                .satisfies(failure -> assertThat(failure.summary()).contains(" of 400000 bytes came"));
        assertThat(target.manifests).isEmpty();
    }

    @Test
    void storesNothingOfABlobThatIsNotWhatItsDigestPromises() throws Exception {
        var promised = Digests.sha256(random(7));
        source.store("1.0", LAYER, promised);

        var report = copy();

        assertThat(code(report)).isEqualTo(Diagnosis.DIGEST_MISMATCH);
        assertThat(target.blobs).doesNotContainKey(promised);
        assertThat(target.manifests).isEmpty();
        assertThat(target.requestsOf("DELETE")).hasSize(1);
    }

    @Test
    void refusesAManifestThatIsNotWhatWasAskedFor() throws Exception {
        source.store("1.0", LAYER);
        var asked = Digests.sha256(random(7));
        source.manifests.put(asked, source.manifests.get("1.0"));
        var lying = new ImageReference("app", asked);

        assertThat(code(tester.perform(new ResolveImage(lying), RegistryLogin.anonymous(source.url()))))
                .isEqualTo(Diagnosis.DIGEST_MISMATCH);
        assertThat(code(tester.copy("app:1.0", from(), "b@" + asked, to()))).isEqualTo(Diagnosis.DIGEST_MISMATCH);
        assertThat(target.requests).isEmpty();
    }

    @Test
    void refusesAManifestThatClaimsToBeTwoThings() throws Exception {
        source.storeManifest(
                "1.0", "{\"schemaVersion\":2,\"mediaType\":\"" + ImageManifest.OCI_INDEX + "\",\"manifests\":[]}");
        source.storeManifest("old", "{\"schemaVersion\":1,\"mediaType\":\"text/plain\"}");
        source.storeManifest(
                "loose",
                "{\"mediaType\":\"%s\",\"layers\":[{\"digest\":\"sha256:../../x\",\"size\":1}]}"
                        .formatted(ImageManifest.OCI_MANIFEST));

        for (var tag : List.of("1.0", "old", "loose")) {
            assertThat(code(tester.perform(new ResolveImage(new ImageReference("app", tag)), from())))
                    .isEqualTo(Diagnosis.MANIFEST_TYPE);
        }
    }

    @Test
    void takesNoCredentialAlongToStorage() throws Exception {
        source.store("1.0", LAYER);
        wantsBasic(source);
        try (var storage = new FakeRegistry()) {
            storage.blobs.putAll(source.blobs);
            source.always(exchange -> redirect(exchange, "GET", "/blobs/", storage.url()));

            result(tester.copy("app:1.0", RegistryLogin.as("ada", source.url()), "b:1.0", to()), CopiedImage.class);

            assertThat(storage.requestsOf("GET")).hasSize(2);
            assertThat(storage.proofs).isEmpty();
            assertThat(source.proofs).isNotEmpty();
        }
    }

    @Test
    void sendsNoContentWhereAnUploadPointsElsewhere() throws Exception {
        source.store("1.0", LAYER);
        wantsBasic(target);
        try (var elsewhere = new FakeRegistry()) {
            target.always(exchange -> {
                if (!FakeRegistry.matches(exchange, "POST", "/uploads/")) {
                    return false;
                }
                FakeRegistry.answer(exchange, 202, "Location", elsewhere.url() + "/v2/b/blobs/uploads/1");
                return true;
            });

            var report = tester.copy("app:1.0", from(), "b:1.0", RegistryLogin.as("ada", target.url()));

            assertThat(code(report)).isEqualTo(Diagnosis.REDIRECT_ELSEWHERE);
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @Test
    void fetchesNoLayerFromAThirdParty() throws Exception {
        source.storeManifest("1.0", """
                {"schemaVersion":2,"mediaType":"%s","layers":[{"mediaType":"x","digest":"%s","size":1,
                 "urls":["http://169.254.169.254/latest"]}]}""".formatted(ImageManifest.OCI_MANIFEST, Digests.sha256(LAYER)));

        assertThat(code(copy())).isEqualTo(Diagnosis.FOREIGN_LAYER);
        assertThat(target.requestsOf("POST")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsOneHundredThousandTagsWhetherTheRegistryKnowsPagesOrNot(boolean paged) throws Exception {
        var all = IntStream.range(0, 100_000).mapToObj("t%06d"::formatted).toList();
        var told = new ArrayList<>(all);
        if (!paged) {
            Collections.shuffle(told, new Random(7));
        }
        source.always(exchange -> tags(exchange, told, paged));

        var seen = new ArrayList<String>();
        String after = null;
        var pages = 0;
        do {
            var report = tester.perform(new ListTags("app", 1_000, after), from());
            var page = result(report, NamePage.class);
            seen.addAll(page.names());
            after = page.next();
            pages++;
            assertThat(frameOf(report)).isLessThan(Frame.MAX_BYTES);
        } while (after != null && (paged || pages < 12));

        assertThat(seen).isEqualTo(paged ? all : all.subList(0, 12_000));
    }

    @Test
    void keepsAPageOfHostileNamesWithinAFrame() throws Exception {
        var names = IntStream.range(0, 2_000)
                .mapToObj(number -> "\u0001".repeat(40) + number)
                .toList();
        source.always(exchange -> {
            var body = JsonMapper.shared().writeValueAsBytes(Map.of("tags", names));
            FakeRegistry.answer(exchange, 200, body);
            return true;
        });

        var report = tester.perform(new ListTags("app", 1_000, null), from());

        assertThat(frameOf(report)).isLessThan(Frame.MAX_BYTES);
        assertThat(result(report, NamePage.class).next()).isNotNull();
    }

    @Test
    void readsNextPagesFromItsOwnRegistryWhateverTheLinkSays() throws Exception {
        try (var elsewhere = new FakeRegistry()) {
            source.always(exchange -> {
                if (!FakeRegistry.matches(exchange, "GET", "/tags/list")) {
                    return false;
                }
                var link = "<%s/v2/app/tags/list?n=2&last=zzz>; rel=\"next\"".formatted(elsewhere.url());
                FakeRegistry.answer(exchange, 200, "{\"tags\":[\"a\",\"b\"]}".getBytes(), "Link", link);
                return true;
            });

            var page = result(tester.perform(new ListTags("app", 2, null), from()), NamePage.class);

            assertThat(page.next()).isEqualTo("n=2&last=b");
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @Test
    void asksForNoPageThatTheListCannotHave() throws Exception {
        var report = tester.perform(new ListTags("app", 10, "n=10 HTTP/1.1"), from());

        assertThat(code(report)).isEqualTo(Diagnosis.DELEGATE_FAULT);
        assertThat(source.requests).isEmpty();
    }

    @Test
    void callsAMissingCatalogUnsupported() throws Exception {
        source.always(exchange -> refuse(exchange, "GET", "/_catalog", 405));

        var report = tester.perform(new ListRepositories(10, null), from());

        assertThat(result(report, UnsupportedOperation.class).code()).isEqualTo(Diagnosis.LISTING_UNSUPPORTED);
    }

    @Test
    void waitsAsLongAsTheRegistryAsks() throws Exception {
        source.store("1.0", LAYER);
        source.once(exchange -> busy(exchange, 429, "1"));
        var before = Instant.now();

        var image = result(resolve(), ImageDetails.class);

        assertThat(image.labels()).containsEntry("team", "harbour");
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void givesUpAfterTwoMoreTriesAndWhenTheWaitIsTooLong() throws Exception {
        source.always(exchange -> busy(exchange, 503, "0"));
        assertThat(code(resolve())).isEqualTo(Diagnosis.SERVER_ERROR);
        assertThat(source.requests).hasSize(3);

        try (var other = new FakeRegistry()) {
            other.always(exchange -> busy(exchange, 429, "3600"));
            var report = tester.perform(new ListTags("app", 10, null), RegistryLogin.anonymous(other.url()));

            assertThat(code(report)).isEqualTo(Diagnosis.RATE_LIMITED);
            assertThat(other.requests).hasSize(1);
            assertThat(report.remarks())
                    .containsExactly(new ConnectorRemarks(
                            OperationTester.FIRST, new RegistryQuota(null, null, null, null, 3_600L), List.of()));
        }
    }

    @Test
    void passesOnQuotaAndWarnings() throws Exception {
        source.store("1.0", LAYER);
        source.always(exchange -> {
            var headers = exchange.getResponseHeaders();
            headers.add("ratelimit-limit", "100;w=21600");
            headers.add("ratelimit-remaining", "37;w=21600");
            headers.add("docker-ratelimit-source", "203.0.113.9");
            headers.add("Warning", "299 - \"moves to \\\"eu\\\" soon\"");
            headers.add("Warning", "199 - \"not for people\"");
            return false;
        });

        assertThat(resolve().remarks())
                .containsExactly(new ConnectorRemarks(
                        OperationTester.FIRST,
                        new RegistryQuota(100L, 37L, 21_600L, "203.0.113.9", null),
                        List.of("moves to \"eu\" soon")));
    }

    @Test
    void refusesAManifestThatNeverEnds() throws Exception {
        source.always(exchange -> endless(exchange, "/manifests/", 1024 * 1024, 0));

        assertThat(code(resolve())).isEqualTo(Diagnosis.RESPONSE_TOO_LARGE);
    }

    @Test
    void endsADrippingTransferAtTheDeadline() throws Exception {
        source.store("1.0", LAYER);
        source.always(exchange -> endless(exchange, "/blobs/" + Digests.sha256(LAYER), 1, 20));
        tester.budget = Duration.ofSeconds(2);
        var before = Instant.now();

        var report = copy();

        assertThat(report.failure()).isNotNull();
        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(4));
        assertThat(target.manifests).isEmpty();
    }

    @Test
    void stopsAtOnceWhenItIsInterrupted() throws Exception {
        source.store("1.0", LAYER);
        var begun = new CountDownLatch(1);
        source.always(exchange -> {
            var drips = FakeRegistry.matches(exchange, "GET", Digests.sha256(LAYER));
            if (drips) {
                begun.countDown();
            }
            return drips && endless(exchange, "/blobs/", 1, 20);
        });
        var thrown = new AtomicReference<@Nullable Throwable>();
        var worker = Thread.ofVirtual().start(() -> {
            try {
                copy();
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        worker.interrupt();

        assertThat(worker.join(Duration.ofSeconds(2))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void tellsItsProgressNotTooOftenAndNeverBackwards() throws Exception {
        source.store("1.0", LAYER);
        target.once(
                exchange -> FakeRegistry.matches(exchange, "PATCH", "/uploads/") && large(exchange) && cut(exchange));
        target.once(exchange -> refuse(exchange, "GET", "/uploads/", 404));
        var before = Instant.now();

        copied();

        var millis = Duration.between(before, Instant.now()).toMillis();
        assertThat(tester.progress).hasSizeBetween(1, (int) (millis / 250) + 2);
        assertThat(tester.progress).extracting(OperationProgress::bytesDone).isSorted();
    }

    @Test
    void usesNoSecretThatIsForAnotherRegistry() throws Exception {
        var report = tester.perform(
                new ListTags("app", 10, null),
                RegistryLogin.as("ada", target.url()).leadingTo(source.url()));

        assertThat(code(report)).isEqualTo(Diagnosis.ORIGIN_MISMATCH);
        assertThat(source.requests).isEmpty();
        assertThat(target.requests).isEmpty();
    }

    private OperationReport resolve() throws InterruptedException {
        return tester.perform(new ResolveImage(new ImageReference("app", "1.0")), from());
    }

    private OperationReport copy() throws InterruptedException {
        return tester.copy("app:1.0", from(), "b:1.0", to());
    }

    private CopiedImage copied() throws InterruptedException {
        return result(copy(), CopiedImage.class);
    }

    private RegistryLogin from() {
        return RegistryLogin.anonymous(source.url());
    }

    private RegistryLogin to() {
        return RegistryLogin.anonymous(target.url());
    }

    private static boolean large(HttpExchange exchange) {
        return Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length")) > 100_000;
    }

    /** Takes 100,000 bytes, and then the connection is gone. */
    private boolean cut(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        target.append(
                path.substring(path.lastIndexOf('/') + 1),
                exchange.getRequestBody().readNBytes(100_000));
        throw new IOException("cut");
    }

    private static boolean refuse(HttpExchange exchange, String method, String part, int status) throws IOException {
        if (!FakeRegistry.matches(exchange, method, part)) {
            return false;
        }
        FakeRegistry.answer(exchange, status);
        return true;
    }

    private static boolean redirect(HttpExchange exchange, String method, String part, String to) throws IOException {
        if (!FakeRegistry.matches(exchange, method, part)) {
            return false;
        }
        FakeRegistry.answer(exchange, 307, "Location", to + exchange.getRequestURI());
        return true;
    }

    private static boolean busy(HttpExchange exchange, int status, String retryAfter) throws IOException {
        FakeRegistry.answer(exchange, status, "Retry-After", retryAfter);
        return true;
    }

    private static void wantsBasic(FakeRegistry registry) {
        registry.always(exchange -> {
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                return false;
            }
            FakeRegistry.answer(exchange, 401, "WWW-Authenticate", "Basic realm=\"r\"");
            return true;
        });
    }

    private static boolean endless(HttpExchange exchange, String part, int chunk, int pauseMillis) throws IOException {
        if (!FakeRegistry.matches(exchange, "GET", part)) {
            return false;
        }
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        var never = new CountDownLatch(1);
        try {
            for (var sent = 0; sent < 2_000; sent++) {
                out.write(new byte[chunk]);
                out.flush();
                if (pauseMillis > 0 && never.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private static boolean tags(HttpExchange exchange, List<String> all, boolean paged) throws IOException {
        if (!FakeRegistry.matches(exchange, "GET", "/tags/list")) {
            return false;
        }
        var page = all;
        var headers = new String[0];
        if (paged) {
            var query = exchange.getRequestURI().getRawQuery();
            var last = query.contains("last=")
                    ? URLDecoder.decode(query.replaceAll(".*last=([^&]*).*", "$1"), StandardCharsets.UTF_8)
                    : "";
            var rest = all.stream().filter(tag -> tag.compareTo(last) > 0).toList();
            page = rest.subList(0, Math.min(1_000, rest.size()));
            if (rest.size() > 1_000) {
                headers = new String[] {
                    "Link", "</v2/app/tags/list?n=1000&last=%s>; rel=\"next\"".formatted(page.getLast())
                };
            }
        }
        FakeRegistry.answer(exchange, 200, JsonMapper.shared().writeValueAsBytes(Map.of("tags", page)), headers);
        return true;
    }

    private static int frameOf(OperationReport report) {
        Frame frame = new Frame.OperationTaskResult(UUID.randomUUID(), 1, report, List.of());
        return JsonMapper.shared().writerFor(Frame.class).writeValueAsBytes(frame).length;
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
