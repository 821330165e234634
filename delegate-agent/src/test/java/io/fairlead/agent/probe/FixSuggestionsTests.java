package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.contracts.diagnosis.QuickFix.PatchOperation;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixSuggestionsTests {

    private static final HostResolver NOWHERE = host -> {
        throw new UnknownHostException(host);
    };
    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    private final ProbeTester tester = new ProbeTester(EgressPolicy.STRICT, NOWHERE);
    private final ProbeTester local = ProbeTester.local();

    @AfterEach
    void close() {
        tester.close();
        local.close();
    }

    @ParameterizedTest
    @CsvSource({
        "us.icr.io/my-namespace/app:1.2, https://us.icr.io, my-namespace/app",
        "https://us.icr.io/v2/ns/app/, https://us.icr.io, ns/app",
        "http://host:5000/team/app@sha256:0a, http://host:5000, team/app",
    })
    void movesAPathToTheRepository(String typed, String url, String repository) {
        assertThat(tester.probe(typed).outcome().fixes())
                .containsExactly(new QuickFix.ChangeConnector(
                        "Move " + repository + " into the repository",
                        List.of(PatchOperation.url(url), PatchOperation.repository(repository))));
    }

    @Test
    void takesAPathOfARegistryWithPrefixesForTheBeginningOfNames() {
        tester.repository = "app";
        var outcome = tester.probe("https://europe-west1-docker.pkg.dev/acme-prod/images")
                .outcome();

        assertThat(outcome.code()).isEqualTo(Diagnosis.URL_HAS_PREFIX);
        assertThat(outcome.fixes())
                .containsExactly(new QuickFix.ChangeConnector(
                        "Begin the repository with acme-prod/images",
                        List.of(
                                PatchOperation.url("https://europe-west1-docker.pkg.dev"),
                                PatchOperation.repository("acme-prod/images/app"))));
    }

    @Test
    void namesTheRegistryBehindAConsole() {
        assertThat(patch("https://hub.docker.com/u/ada"))
                .containsExactly(PatchOperation.url("https://registry-1.docker.io"));
    }

    @Test
    void namesTheCurrentHost() {
        var outcome = tester.probe("https://us.private.icr.io").outcome();

        assertThat(outcome.notes())
                .extracting(DiagnosedOutcome.DiagnosisNote::code)
                .contains(Diagnosis.URL_UNUSUAL);
        assertThat(patch("https://us.private.icr.io")).containsExactly(PatchOperation.url("https://private.us.icr.io"));
    }

    @Test
    void setsTheProviderThatTheHostTells() {
        assertThat(patch("docker.io")).containsExactly(PatchOperation.providerType("DockerHub"));

        tester.providerType = ProviderType.DockerHub;
        assertThat(patch("docker.io")).isEmpty();
        assertThat(patch("us.icr.io")).containsExactly(PatchOperation.providerType("Other"));
    }

    @Test
    void usesHttpsWherePlainHttpIsRefused() {
        assertThat(patch("http://registry.test")).containsExactly(PatchOperation.url("https://registry.test"));
    }

    @Test
    void trimsARefusedSecretWithoutShowingIt() throws IOException {
        local.secret = "s3cret\n";
        local.auth = new RegistryAuth.UsernamePassword("ada", null, KEY);
        try (var server = RawServer.tokens(http("401 Unauthorized", "", "{}"))) {
            var outcome = local.probe(server.url()).outcome();

            assertThat(outcome.notes())
                    .extracting(DiagnosedOutcome.DiagnosisNote::code)
                    .contains(Diagnosis.SECRET_WHITESPACE);
            assertThat(outcome.fixes()).containsExactly(new QuickFix.TrimSecret("Trim the secret", KEY));
        }
    }

    private List<PatchOperation> patch(String url) {
        return tester.probe(url).outcome().fixes().stream()
                .flatMap(fix -> fix instanceof QuickFix.ChangeConnector change ? change.patch().stream() : null)
                .toList();
    }
}
