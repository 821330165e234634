package io.fairlead.agent.operation;

import static io.fairlead.agent.operation.OperationTester.SECRET;
import static io.fairlead.agent.operation.OperationTester.code;
import static io.fairlead.agent.operation.OperationTester.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.operation.OperationTester.RegistryLogin;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation.CheckRights;
import io.fairlead.contracts.operation.Operation.ListRepositories;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.Operation.ResolveImage;
import io.fairlead.contracts.operation.OperationResult.CopiedImage;
import io.fairlead.contracts.operation.OperationResult.ImageDetails;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.operation.OperationResult.PlatformDetails;
import io.fairlead.contracts.operation.OperationResult.RepositoryRights;
import io.fairlead.contracts.operation.OperationResult.RightState;
import io.fairlead.contracts.operation.OperationResult.UnsupportedOperation;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.ImageLayout;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.Skopeo;
import io.fairlead.testkit.registry.TokenService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against real registries, and skopeo's opinion of what is in them. */
class OperationExecutorIT {

    private static final String USER = "iamapikey";
    private static final int MIB = 1024 * 1024;

    private final OperationTester tester = new OperationTester();

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void copiesAnImageOfManyPlatformsByteForByteAndOnlyOnce() throws Exception {
        try (var layout = ImageLayout.create();
                var source = IbmRegistry.start(SECRET);
                var target = RegistryServer.basic("ada", SECRET)) {
            var digest = layout.addIndex("1.0", List.of("amd64", "arm64", "s390x"), 3 * MIB);
            Skopeo.push(layout, "1.0", source.address() + "/team/app:1.0", USER, SECRET);
            var from = RegistryLogin.as(USER, source.url().toString());
            var to = RegistryLogin.as("ada", target.url().toString());

            var first = result(tester.copy("team/app:1.0", from, "mirror/app:1.0", to), CopiedImage.class);
            var again = result(tester.copy("team/app:1.0", from, "mirror/app:1.0", to), CopiedImage.class);
            var retagged = result(tester.copy("team/app:1.0", from, "mirror/app:latest", to), CopiedImage.class);

            assertThat(Skopeo.digest(target.address() + "/mirror/app:1.0", "ada", SECRET))
                    .isEqualTo(digest)
                    .isEqualTo(first.digest());
            assertThat(Skopeo.digest(target.address() + "/mirror/app:latest", "ada", SECRET))
                    .isEqualTo(digest);
            assertThat(first.manifests()).isEqualTo(4);
            assertThat(first.bytesCopied()).isGreaterThan(9 * MIB);
            assertThat(first.bytesPresent()).isZero();
            assertThat(again).isEqualTo(new CopiedImage(digest, 4, 0, 0, first.bytesCopied()));
            assertThat(retagged).isEqualTo(again);
            assertThat(source.failedLogins()).isZero();
        }
    }

    @Test
    void mountsWhatIsInTheSameRegistryWithATokenForBothRepositories() throws Exception {
        try (var layout = ImageLayout.create();
                var registry = IbmRegistry.start(SECRET)) {
            var digest = layout.addImage("1.0", "amd64", Map.of(), 2 * MIB, MIB);
            Skopeo.push(layout, "1.0", registry.address() + "/team/app:1.0", USER, SECRET);
            var login = RegistryLogin.as(USER, registry.url().toString());

            var copied = result(tester.copy("team/app@" + digest, login, "prod/app:1.0", login), CopiedImage.class);

            assertThat(copied.bytesMounted()).isGreaterThan(3 * MIB);
            assertThat(copied.bytesCopied()).isZero();
            assertThat(registry.tokens().requests())
                    .anySatisfy(request -> assertThat(request.scopes())
                            .containsExactly("repository:prod/app:pull,push", "repository:team/app:pull"));
            assertThat(Skopeo.digest(registry.address() + "/prod/app:1.0", USER, SECRET))
                    .isEqualTo(digest);
        }
    }

    @Test
    void tellsWhatAnImageIs() throws Exception {
        try (var layout = ImageLayout.create();
                var registry = IbmRegistry.start(SECRET)) {
            var index = layout.addIndex("many", List.of("amd64", "arm64"), MIB);
            var single = layout.addImage("one", "arm64", Map.of("team", "harbour"), MIB);
            for (var tag : List.of("many", "one")) {
                Skopeo.push(layout, tag, registry.address() + "/team/app:" + tag, USER, SECRET);
            }
            var login = RegistryLogin.as(USER, registry.url().toString());

            var many = result(
                    tester.perform(new ResolveImage(new ImageReference("team/app", "many")), login),
                    ImageDetails.class);
            var one = result(
                    tester.perform(new ResolveImage(new ImageReference("team/app", single)), login),
                    ImageDetails.class);
            var none = tester.perform(new ResolveImage(new ImageReference("team/app", "none")), login);

            assertThat(many.digest()).isEqualTo(index);
            assertThat(many.platforms())
                    .extracting(PlatformDetails::architecture)
                    .containsExactly("amd64", "arm64");
            assertThat(many.labels()).containsExactly(Map.entry("architecture", "amd64"));
            assertThat(many.size()).isGreaterThan(2 * MIB);
            assertThat(one.digest()).isEqualTo(single);
            assertThat(one.platforms()).singleElement().satisfies(platform -> {
                assertThat(platform.architecture()).isEqualTo("arm64");
                assertThat(platform.size()).isEqualTo(one.size());
            });
            assertThat(one.labels()).containsExactly(Map.entry("team", "harbour"));
            assertThat(code(none)).isEqualTo(Diagnosis.TAG_NOT_FOUND);
        }
    }

    @Test
    void listsRepositoriesPageByPageWhereTheRegistryCan() throws Exception {
        try (var registry = RegistryServer.open()) {
            for (var name : List.of("a", "b/c", "d", "e", "f")) {
                registry.push(name);
            }
            var login = RegistryLogin.anonymous(registry.url().toString());

            var seen = new ArrayList<String>();
            String after = null;
            do {
                var page = result(tester.perform(new ListRepositories(2, after), login), NamePage.class);
                assertThat(page.names()).hasSizeLessThanOrEqualTo(2);
                seen.addAll(page.names());
                after = page.next();
            } while (after != null);

            assertThat(seen).containsExactly("a", "b/c", "d", "e", "f");
        }
    }

    @Test
    void callsAListThatIsNotGrantedUnsupported() throws Exception {
        try (var tokens = TokenService.strict("ada", SECRET);
                var registry = IbmRegistry.start(tokens)) {
            tokens.closeRepository("catalog");
            var report = tester.perform(
                    new ListRepositories(100, null),
                    RegistryLogin.as("ada", registry.url().toString()));

            assertThat(result(report, UnsupportedOperation.class).reason()).contains("_catalog");
        }
    }

    @Test
    void listsTagsOfARegistryThatKnowsNoPages() throws Exception {
        try (var layout = ImageLayout.create();
                var registry = RegistryServer.basic("ada", SECRET)) {
            layout.addImage("1", "amd64", Map.of(), 10);
            for (var tag : List.of("1.0", "1.1", "2.0")) {
                Skopeo.push(layout, "1", registry.address() + "/app:" + tag, "ada", SECRET);
            }
            var login = RegistryLogin.as("ada", registry.url().toString());

            var first = result(tester.perform(new ListTags("app", 2, null), login), NamePage.class);
            var second = result(tester.perform(new ListTags("app", 2, first.next()), login), NamePage.class);
            var missing = tester.perform(new ListTags("no/such", 2, null), login);

            assertThat(first.names()).containsExactly("1.0", "1.1");
            assertThat(second).isEqualTo(new NamePage(List.of("2.0"), null));
            assertThat(code(missing)).isEqualTo(Diagnosis.REPO_NOT_FOUND);
        }
    }

    @Test
    void tellsWhatTheCredentialMayDo() throws Exception {
        try (var bearer = IbmRegistry.start(SECRET);
                var basic = RegistryServer.basic("ada", SECRET)) {
            bearer.push("team/app");
            bearer.push("team/closed");
            bearer.tokens().closeRepository("team/closed");
            basic.push("app");
            var login = RegistryLogin.as(USER, bearer.url().toString());

            assertThat(tester.perform(new CheckRights("team/app"), login).result())
                    .isEqualTo(new RepositoryRights(RightState.GRANTED, RightState.GRANTED, RightState.GRANTED));
            assertThat(tester.perform(new CheckRights("team/closed"), login).result())
                    .isEqualTo(new RepositoryRights(RightState.DENIED, RightState.UNKNOWN, RightState.DENIED));
            assertThat(tester.perform(
                                    new CheckRights("app"),
                                    RegistryLogin.as("ada", basic.url().toString()))
                            .result())
                    .isEqualTo(new RepositoryRights(RightState.GRANTED, RightState.UNKNOWN, RightState.GRANTED));
            assertThat(code(tester.perform(new CheckRights("no/such"), login))).isEqualTo(Diagnosis.REPO_NOT_FOUND);
            assertThat(bearer.tokens().requests())
                    .noneSatisfy(request -> assertThat(request.scopes()).contains("repository:no/such:pull,push"));
        }
    }

    @Test
    void refusesAWrongSecretOnceAndDoesNotTryAgain() throws Exception {
        try (var registry = IbmRegistry.start("another")) {
            registry.push("team/app");

            var report = tester.perform(
                    new ListTags("team/app", 10, null),
                    RegistryLogin.as(USER, registry.url().toString()));

            assertThat(code(report)).isEqualTo(Diagnosis.IBM_KEY_INVALID);
            assertThat(registry.failedLogins()).isEqualTo(1);
            assertThat(report.toString()).doesNotContain(SECRET);
        }
    }
}
