package io.fairlead.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.http.problem.Violation;
import io.fairlead.http.problem.Violations;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonObjectReaderTests {

    private final JsonMapper json = new JsonMapper();
    private final Violations violations = new Violations();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                              | REQUIRED
            {"x": null}                     | REQUIRED
            {"x": " "}                      | REQUIRED
            {"x": 7}                        | WRONG_TYPE
            {"x": ["a"]}                    | WRONG_TYPE
            {"x": "abcdef"}                 | LENGTH
            {"x": "a\\u0000b"}              | CONTROL_CHARACTER
            {"x": "a\\ud800"}               | CONTROL_CHARACTER
            """)
    void hasOneCodeForEachFaultOfAText(String body, String code) {
        read(body, fields -> assertThat(fields.requiredText("x", 5)).isNull());

        assertThat(violations.toList())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/x", code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"x": 7}                        | /x      | WRONG_TYPE
            {"x": {"a": 7}}                 | /x/a    | WRONG_TYPE
            {"x": {"": "a"}}                | /x/     | INVALID_KEY
            {"x": {"abcd": "a"}}            | /x/abcd | INVALID_KEY
            {"x": {"a/\\u0000": "a"}}       | `/x/a~1\0` | INVALID_KEY
            {"x": {"a":"", "b":"", "c":""}} | /x      | TOO_MANY
            """)
    void hasOneCodeForEachFaultOfAMap(String body, String pointer, String code) {
        read(body, fields -> fields.textMap("x", 2, 3, 5));

        assertThat(violations.toList())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(pointer, code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tomorrow                                | WRONG_TYPE
            2027-01-31T12:00:00                     | WRONG_TYPE
            +294277-01-09T04:00:54.775807Z          | OUT_OF_RANGE
            +10000-01-01T00:00:00Z                  | OUT_OF_RANGE
            -0001-01-01T00:00:00Z                   | OUT_OF_RANGE
            +1000000000-01-01T00:00:00Z             | WRONG_TYPE
            """)
    void hasOneCodeForEachFaultOfATime(String time, String code) {
        read(
                "{\"x\": \"%s\"}".formatted(time),
                fields -> assertThat(fields.instant("x")).isNull());

        assertThat(violations.toList()).extracting(Violation::code).containsExactly(code);
    }

    @Test
    void readsWhatIsRight() {
        read("""
                {"text": "a", "flag": true, "at": "2027-01-31T13:00:00+01:00", "map": {"k": "v"}, "list": ["a", "b"],
                 "unit": "SECONDS", "object": {"y": "z"}, "id": "1"}""", fields -> {
            assertThat(fields.text("text", 1)).isEqualTo("a");
            assertThat(fields.flag("flag")).isTrue();
            assertThat(fields.instant("at")).isEqualTo(Instant.parse("2027-01-31T12:00:00Z"));
            assertThat(fields.textMap("map", 1, 1, 1)).isEqualTo(Map.of("k", "v"));
            assertThat(fields.textList("list", Pattern.compile("[a-z]"), "one letter"))
                    .containsExactly("a", "b");
            assertThat(fields.requiredEnum("unit", TimeUnit.class)).isEqualTo(TimeUnit.SECONDS);
            assertThat(fields.object("object")).isNotNull();
            assertThat(fields.text("absent", 1)).isNull();
            fields.allowReadOnly("id");
            fields.rejectUnknown();
        });

        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void namesFieldsThatNobodyAskedFor() {
        read("{\"nmae\": \"canary\"}", fields -> {
            fields.text("name", 9);
            fields.text("type", 9);
            fields.rejectUnknown();
        });

        assertThat(violations.toList())
                .containsExactly(
                        new Violation("/nmae", "UNKNOWN_FIELD", "Unknown field. Expected one of: name, type."));
    }

    @Test
    void namesAtMostAHundredFaults() {
        var body = json.createObjectNode();
        for (var number = 0; number < 1000; number++) {
            body.put("x" + number, "canary");
        }

        new JsonObjectReader(body, violations).rejectUnknown();

        assertThat(violations.toList()).hasSize(100);
    }

    private void read(String body, Consumer<JsonObjectReader> reading) {
        reading.accept(new JsonObjectReader(json.readTree(body), violations));
    }
}
