package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.testkit.registry.ChallengeStyle;
import io.fairlead.testkit.registry.IbmRegistry;
import io.fairlead.testkit.registry.Misbehaviour;
import io.fairlead.testkit.registry.RegistryServer;
import io.fairlead.testkit.registry.ServerCertificate;
import io.fairlead.testkit.registry.Skopeo;
import io.fairlead.testkit.registry.TokenService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same registries asked by Fairlead and by {@code skopeo login}; the table stands in target/side-by-side.md. */
class SkopeoComparisonIT {

    private static final String WRONG = "wrong";
    private static final List<String> ROWS = new ArrayList<>();

    /** Something to ask, and what is true about it. */
    private enum Case {
        BASIC_RIGHT(Diagnosis.OK, () -> of(RegistryServer.basic("ada", ProbeTester.SECRET))),
        BASIC_WRONG(Diagnosis.BAD_CREDENTIALS_BASIC, () -> of(RegistryServer.basic("ada", ProbeTester.SECRET)), WRONG),
        TOKEN_RIGHT(Diagnosis.OK, () -> of(strict())),
        TOKEN_WRONG(Diagnosis.BAD_CREDENTIALS_TOKEN, () -> of(strict()), WRONG),
        UNQUOTED_CHALLENGE(
                Diagnosis.OK,
                () -> of(IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET), ChallengeStyle.UNQUOTED))),
        LENIENT_WITH_SCOPE(
                Diagnosis.BAD_CREDENTIALS_TOKEN,
                () -> of(IbmRegistry.start(TokenService.verifyingOnlyWithoutScope("ada", ProbeTester.SECRET))),
                WRONG),
        OPEN_REGISTRY_AND_GARBAGE(Diagnosis.ANONYMOUS_ONLY, () -> of(RegistryServer.open()), WRONG),
        WEB_PAGE(
                Diagnosis.NOT_A_REGISTRY_HTML,
                () -> of(http("200 OK", "Content-Type: text/html\r\n", "<html>Welcome</html>"))),
        REDIRECT_TO_ANOTHER_HOST(Diagnosis.REDIRECT_ELSEWHERE, Case::redirecting, WRONG),
        TOKENS_FOR_ANYBODY(
                Diagnosis.SERVER_ACCEPTS_ANY, () -> of(IbmRegistry.start(TokenService.acceptAnyone())), WRONG),
        FOREIGN_TOKEN_SERVICE(Diagnosis.REALM_REFUSED, Case::foreignRealm),
        UNTRUSTED_TOKENS(Diagnosis.TOKEN_NOT_ACCEPTED, () -> misbehaving(Misbehaviour.FOREIGN_KEY)),
        TOKEN_SERVICE_IS_A_WEB_PAGE(Diagnosis.REALM_NOT_TOKEN_SERVICE, () -> misbehaving(Misbehaviour.HTML)),
        NOTHING_UNDER_V2(Diagnosis.NOT_A_REGISTRY_404, () -> of(http("404 Not Found", "", "nothing here"))),
        NO_CHALLENGE(Diagnosis.CHALLENGE_MISSING, () -> of(http("401 Unauthorized", "", ""))),
        RATE_LIMIT(Diagnosis.RATE_LIMITED, () -> of(http("429 Too Many Requests", "Retry-After: 1\r\n", ""))),
        UNAVAILABLE(Diagnosis.SERVER_ERROR, () -> of(http("503 Service Unavailable", "", ""))),
        UNKNOWN_AUTHORITY(Diagnosis.TLS_UNKNOWN_CA, () -> of(ServerCertificate.of("127.0.0.1"), false)),
        EXPIRED_CERTIFICATE(Diagnosis.TLS_EXPIRED, () -> of(ServerCertificate.of("127.0.0.1", -9, -2), true)),
        CERTIFICATE_OF_OTHERS(Diagnosis.TLS_HOSTNAME, () -> of(ServerCertificate.of("other.test"), true)),
        TLS_TO_A_PLAIN_PORT(Diagnosis.TLS_PLAINTEXT_PORT, Case::plainPort),
        CLOSED_PORT(Diagnosis.CONNECT_REFUSED, Case::closedPort);

        private final Diagnosis truth;
        private final Opening opening;
        private final String secret;

        Case(Diagnosis truth, Opening opening) {
            this(truth, opening, ProbeTester.SECRET);
        }

        Case(Diagnosis truth, Opening opening, String secret) {
            this.truth = truth;
            this.opening = opening;
            this.secret = secret;
        }

        private static IbmRegistry strict() {
            return IbmRegistry.start(TokenService.strict("ada", ProbeTester.SECRET));
        }

        private static Asked misbehaving(Misbehaviour quirk) {
            var registry = strict();
            registry.tokens().misbehave(quirk);
            return of(registry);
        }

        private static Asked redirecting() throws IOException {
            var target = RegistryServer.open();
            var response = http("307 Temporary Redirect", "Location: " + target.url() + "/v2/\r\n", "");
            var server = RawServer.answering(response);
            return new Asked(server.url(), "", () -> {
                server.close();
                target.close();
            });
        }

        private static Asked foreignRealm() {
            var tokens = TokenService.strict("ada", ProbeTester.SECRET);
            var registry = RegistryServer.bearer(tokens);
            return new Asked(registry.url().toString(), "", () -> {
                registry.close();
                tokens.close();
            });
        }

        private static Asked plainPort() throws IOException {
            var server = RawServer.answering(http("200 OK", "", "{}"));
            return new Asked(server.url().replace("http:", "https:"), "", server);
        }

        private static Asked closedPort() throws IOException {
            var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
            socket.close();
            return new Asked("http://127.0.0.1:" + socket.getLocalPort(), "", () -> {});
        }

        private static Asked of(RegistryServer registry) {
            return new Asked(registry.url().toString(), "", registry);
        }

        private static Asked of(IbmRegistry registry) {
            return new Asked(registry.url().toString(), "", registry);
        }

        private static Asked of(String answer) throws IOException {
            var server = RawServer.answering(answer);
            return new Asked(server.url(), "", server);
        }

        private static Asked of(ServerCertificate certificate, boolean known) {
            var registry = RegistryServer.encrypted(certificate, "ada", ProbeTester.SECRET);
            return new Asked(registry.url().toString(), known ? certificate.authority() : "", registry);
        }

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private interface Opening {
        Asked open() throws IOException;
    }

    private record Asked(String url, String authorities, AutoCloseable server) {}

    @AfterAll
    static void writeTheTable() throws IOException {
        var head = List.of("| registry | `skopeo login` | Fairlead |", "|---|---|---|");
        var lines = new ArrayList<>(head);
        lines.addAll(ROWS);
        Files.write(Path.of("target", "side-by-side.md"), lines);
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void isNeverWrong(Case fixture) throws Exception {
        var asked = fixture.opening.open();
        try (var _ = asked.server();
                var tester = ProbeTester.local()) {
            tester.username = "ada";
            tester.secret = fixture.secret;
            tester.caCertificates = asked.authorities();
            var outcome = tester.probe(asked.url()).outcome();
            var other = skopeo(URI.create(asked.url()), fixture.secret);

            ROWS.add("| %s | %s | %s, `%s` |"
                    .formatted(
                            fixture.title(),
                            other.accepted() ? "**Login Succeeded!**" : "refused",
                            outcome.verdict(),
                            outcome.code()));
            assertThat(outcome.code()).isEqualTo(fixture.truth);
            assertThat(outcome.verdict() == ConnectionVerdict.VERIFIED).isEqualTo(fixture.truth == Diagnosis.OK);
        }
    }

    private static Skopeo.LoginResult skopeo(URI url, String secret) {
        return url.getScheme().equals("https")
                ? Skopeo.loginOverTls(url.getAuthority(), "ada", secret)
                : Skopeo.login(url.getAuthority(), "ada", secret);
    }
}
