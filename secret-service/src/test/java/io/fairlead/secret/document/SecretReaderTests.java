package io.fairlead.secret.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SecretReaderTests {

    @Test
    void readsAWholeSecret() {
        var document = SecretReader.forCreation(json("""
                {"name": "IBM API key", "identifier": "ibm", "description": "Production", "tags": {"env": "prod"},
                 "type": "SecretText", "value": "s3cr3t"}"""), List.of());

        assertThat(document.identifier()).isEqualTo("ibm");
        assertThat(document.tags()).containsEntry("env", "prod");
        assertThat(Objects.requireNonNull(document.value()).reveal())
                .isEqualTo("s3cr3t".getBytes(StandardCharsets.UTF_8));
        assertThat(document.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void makesTheIdentifierFromTheName() {
        var document = SecretReader.forCreation(json("""
                {"name": "IBM API key", "type": "SecretText", "value": "x"}"""), List.of());

        assertThat(document.identifier()).isEqualTo("IBM_API_key");
    }

    @Test
    void namesEveryFaultAtOnce() {
        var faults = faults(() -> SecretReader.forCreation(json("""
                {"identifier": "1a", "description": 7, "tags": {"a/b": 1}, "type": "Password", "value": "",
                 "vlaue": "s3cr3t"}"""), List.of()));

        assertThat(faults)
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/name", "/identifier", "/description", "/tags/a~1b", "/type", "/value", "/vlaue");
    }

    @Test
    void boundsAValueInBytesNotInCharacters() {
        var fits = "ü".repeat(32 * 1024);

        assertThat(SecretReader.forCreation(withValue(fits), List.of()).value()).isNotNull();
        assertThat(faults(() -> SecretReader.forCreation(withValue(fits + "x"), List.of())))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/value", "LENGTH"));
    }

    @Test
    void neverRepeatsAValueInAFault() {
        var faults = Stream.of(
                        "{\"name\": \"a\", \"type\": \"SecretText\", \"value\": \"s3cr3t\\uD800\"}",
                        "{\"name\": \"a\", \"type\": \"SecretText\", \"value\": [\"s3cr3t\"]}",
                        "{\"name\": \"a\", \"type\": \"SecretText\", \"value\": \"s3cr3t\" \"s3cr3t\"}",
                        "{\"name\": \"a\", \"value\": \"s3cr3t\", \"value\": \"s3cr3t\"}",
                        "{\"name\": \"a\", \"type\": \"SecretText\", \"value\": s3cr3t}",
                        "\"s3cr3t\"",
                        "s3cr3t")
                .flatMap(body -> faults(() -> SecretReader.forCreation(json(body), List.of())).stream())
                .toList();

        assertThat(faults)
                .hasSize(7)
                .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("s3cr3t"));
    }

    @Test
    void keepsTheIdentifierOnReplacement() {
        var faults = faults(() -> SecretReader.forReplacement(json("""
                {"name": "a", "identifier": "other", "type": "SecretText"}"""), "a", List.of()));

        assertThat(faults).extracting(Violation::code).containsExactly("IMMUTABLE");
    }

    @Test
    void acceptsAnAnswerSentBack() {
        var document = SecretReader.forReplacement(json("""
                {"id": "x", "scope": {"account": "default"}, "version": 1, "createdAt": "t", "updatedAt": "t",
                 "identifier": "a", "name": "a", "description": "", "tags": {}, "type": "SecretText"}"""), "a", List.of());

        assertThat(document.value()).isNull();
    }

    private static InputStream withValue(String value) {
        return json("{\"name\": \"a\", \"type\": \"SecretText\", \"value\": \"" + value + "\"}");
    }

    private static InputStream json(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Violation> faults(ThrowingCallable reading) {
        var invalid = catchThrowableOfType(InvalidRequest.class, reading);
        return Objects.requireNonNull(invalid).violations();
    }
}
