package io.fairlead.agent.cli;

import static io.fairlead.agent.probe.RawServer.answering;
import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.probe.RawServer;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTests {

    private static final String SECRET = "c4nary-s3cret";

    private record Ended(int status, String out, String err) {}

    @Test
    void proves() throws IOException {
        try (var server = new RawServer((request, out) -> out.write(basic(request)))) {
            var ended = doctor(SECRET + "\n", server.url(), "--user", "ada", "--password-stdin");

            assertThat(ended.status).isZero();
            assertThat(ended.out)
                    .contains("authenticated ping", "ok", "ms", "VERIFIED  OK", "PLAIN_HTTP")
                    .doesNotContain(SECRET);
            assertThat(ended.err).isEmpty();
        }
    }

    @Test
    void explainsWhatIsWrongAndWhatToDo() throws IOException {
        try (var server = new RawServer((request, out) -> out.write(basic(request)))) {
            var ended = doctor("wrong", server.url(), "--user", "ada", "--password-stdin");

            assertThat(ended.status).isEqualTo(6);
            assertThat(ended.out)
                    .contains("FAILED", "REJECTED  BAD_CREDENTIALS_BASIC", "What to do", "Enter them again");
        }
    }

    @Test
    void namesItsOwnOptionThatHelps() throws IOException {
        var realm = "WWW-Authenticate: Bearer realm=\"https://auth.elsewhere.example/token\"\r\n";
        try (var server = answering(http("401 Unauthorized", realm, ""))) {
            var ended = doctor("any", server.url(), "--user", "ada", "--password-stdin");

            assertThat(ended.status).isEqualTo(8);
            assertThat(ended.out).contains("REALM_REFUSED", "Here: --trust-token-host HOST");
        }
    }

    @Test
    void breaksLongLinesBetweenFactsAndSaysNoReasonTwice() throws IOException {
        try (var server = answering(http("404 Not Found", "Server: " + "a".repeat(50) + "\r\n", "b".repeat(50)))) {
            var ended = doctor("", server.url());

            assertThat(ended.out.lines())
                    .filteredOn(line -> line.contains("b".repeat(50)))
                    .singleElement()
                    .asString()
                    .startsWith(" ".repeat(41) + "message=");
            assertThat(ended.out).containsOnlyOnce("/v2/: 404");
        }
    }

    @Test
    void letsNoRegistryCommandTheTerminal() throws IOException {
        // ESC [, its one-sign form U+009B, and U+202E, which turns the direction of writing; in UTF-8.
        var body = "\u001b[31mred \u00c2\u009b31mred \u00e2\u0080\u00aeder";
        try (var server = answering(http("404 Not Found", "", body))) {
            var ended = doctor("", server.url());

            assertThat(ended.out).contains("message=[31mred 31mred der").doesNotContain("\u001b", "\u009b", "\u202e");
        }
    }

    @Test
    void takesTheSecretAsItIsButForOneLineEnd() throws IOException {
        try (var server = new RawServer((request, out) -> out.write(basic(request)))) {
            assertThat(doctor(SECRET + "\r\n", server.url(), "-u", "ada", "--password-stdin").status)
                    .isZero();
            var blank = doctor(SECRET + " \n", server.url(), "-u", "ada", "--password-stdin");

            assertThat(blank.status).isEqualTo(6);
            assertThat(blank.out).contains("SECRET_WHITESPACE");
        }
    }

    @Test
    void printsTheSameAsJson() throws IOException {
        try (var server = answering(http("404 Not Found", "", ""))) {
            var ended = doctor("", server.url(), "--json");
            var report = new JsonMapper().readTree(ended.out);

            assertThat(ended.status).isEqualTo(7);
            assertThat(report.at("/outcome/code").asString()).isEqualTo("NOT_A_REGISTRY_404");
            assertThat(report.at("/outcome/verdict").asString()).isEqualTo("UNREACHABLE");
            assertThat(report.at("/steps/3/name").asString()).isEqualTo("API");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--password=c4nary-s3cret",
        "-pc4nary-s3cret",
        "--password",
        "--user=ada",
        "--password-stdin",
        "--within=0",
        "--client-key=/nowhere",
        "--unknown"
    })
    void refusesWrongOptionsAndPasswordsInSight(String option) {
        var ended = doctor("", "https://registry.test", option);

        assertThat(ended.status).isEqualTo(2);
        assertThat(ended.err).isNotEmpty();
        if (option.contains("-p") && !option.contains("stdin")) {
            assertThat(ended.err).contains("use --password-stdin");
        }
    }

    @Test
    void saysWhatAClickCouldDo() {
        var ended = doctor("", "us.icr.io/my-namespace/app");

        assertThat(ended.status).isEqualTo(8);
        assertThat(ended.out).contains("REFUSED_BY_POLICY  URL_HAS_PATH", "/spec/repository = my-namespace/app");
    }

    @ParameterizedTest
    @EnumSource(ConnectionVerdict.class)
    void endsWithACodeOfItsOwnForEachVerdict(ConnectionVerdict verdict) {
        var codes = Arrays.stream(ConnectionVerdict.values()).map(ExitCodes::of).toList();

        assertThat(codes).doesNotHaveDuplicates().doesNotContain(1, 2);
        assertThat(doctor("", "--help").out).contains(ExitCodes.of(verdict) + " " + verdict);
    }

    private static Ended doctor(String in, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = FairleadAgent.commandLine(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        var whole = new String[arguments.length + 3];
        whole[0] = "doctor";
        whole[1] = "--allow-loopback";
        whole[2] = "--allow-plain-http=loopback";
        System.arraycopy(arguments, 0, whole, 3, arguments.length);
        return new Ended(line.execute(whole), out.toString(), err.toString());
    }

    private static byte[] basic(String request) {
        var right = Base64.getEncoder().encodeToString(("ada:" + SECRET).getBytes(StandardCharsets.UTF_8));
        return (request.contains("Basic " + right)
                        ? http("200 OK", "", "{}")
                        : http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", ""))
                .getBytes();
    }
}
