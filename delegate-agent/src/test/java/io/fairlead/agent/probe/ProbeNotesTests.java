package io.fairlead.agent.probe;

import static io.fairlead.agent.probe.RawServer.answering;
import static io.fairlead.agent.probe.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands beside the verdict. */
class ProbeNotesTests {

    private static final HostResolver NOWHERE = host -> {
        throw new UnknownHostException(host);
    };

    private final ProbeTester tester = new ProbeTester(EgressPolicy.STRICT, NOWHERE);
    private final ProbeTester local = ProbeTester.local();

    @AfterEach
    void close() {
        tester.close();
        local.close();
    }

    @ParameterizedTest
    @CsvSource({
        "' https://us.icr.io ', iamapikey, key, URL_TRIMMED",
        "https://us.icr.io/v2/, iamapikey, key, URL_V2_SUFFIX",
        "https://registry.ng.bluemix.net, iamapikey, key, URL_UNUSUAL",
        "https://us.icr.io, me@example.com, key, USERNAME_UNUSUAL",
        "https://us.icr.io, iamapikey, 'key ', SECRET_WHITESPACE",
        "https://us.icr.io, iamapikey, ApiKey-0e4c, SECRET_LOOKS_WRONG",
    })
    void areMadeBeforeAnythingIsAsked(String url, String username, String secret, Diagnosis code) {
        tester.username = username;
        tester.secret = secret;
        var outcome = tester.probe(url).outcome();

        assertThat(outcome.code()).isEqualTo(Diagnosis.DNS_NOT_FOUND);
        assertThat(outcome.notes())
                .extracting(DiagnosedOutcome.DiagnosisNote::code)
                .containsExactly(code);
        assertThat(outcome.notes().toString()).doesNotContain(secret.strip() + " ");
    }

    @Test
    void areNotMadeOfWhatIsFine() {
        assertThat(tester.probe("https://us.icr.io").outcome().notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-90, s behind", "90, s ahead"})
    void compareTheClocks(int skew, String words) throws IOException {
        var theirs = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Clock.systemUTC().instant().minus(Duration.ofSeconds(skew)).atOffset(ZoneOffset.UTC));
        local.secret = null;
        try (var server = answering(http("200 OK", "Date: " + theirs + "\r\n", "{}"))) {
            var notes = local.probe(server.url()).outcome().notes();

            assertThat(notes).extracting(DiagnosedOutcome.DiagnosisNote::code).contains(Diagnosis.DELEGATE_CLOCK);
            assertThat(notes.getLast().summary()).contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource({"Team/App", "team//app", "team app", "team/app:1.2", "../app"})
    void nameARepositoryThatNoneCanHave(String repository) throws IOException {
        local.repository = repository;
        local.secret = null;
        try (var server = answering(http("200 OK", "", "{}"))) {
            assertThat(local.probe(server.url()).outcome().code()).isEqualTo(Diagnosis.NAME_INVALID);
            assertThat(server.requests).hasSize(1);
        }
    }
}
