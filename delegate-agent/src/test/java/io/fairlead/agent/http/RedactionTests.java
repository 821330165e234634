package io.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.agent.auth.Credential;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RedactionTests {

    private static final RegistryOrigin REGISTRY = new RegistryOrigin("https", "registry.test", 443);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SIGNS =
            "abcdefghijkABCDEFGHIJK0123456789/+=\"'<>&%\\\\{}[]()$^*.?|:;,@#!~`_- \n\t\u00e4\u00df\u20ac\ud83d\udd11";

    private final Random random = new Random(16);

    /** How programs and pages write a text; none of them is told that it is a secret. */
    private static final List<UnaryOperator<String>> ENCODINGS = List.of(
            text -> text,
            RedactionTests::json,
            text -> json(text).replace("/", "\\/"),
            text -> json(json(text)),
            text -> json(text).replace("<", "\\u003c").replace(">", "\\u003E").replace("&", "\\u0026"),
            text -> each(text, unit -> "\\u%04x".formatted(unit)),
            text -> each(text, unit -> "\\u%04X".formatted(unit)),
            text -> each(text, unit -> unit < 0x100 ? "\\x%02x".formatted(unit) : "\\u%04x".formatted(unit)),
            text -> points(text, point -> "&#" + point + ";"),
            text -> points(text, point -> "&#x" + Integer.toHexString(point) + ";"),
            text -> points(text, point -> "&#X00" + Integer.toHexString(point).toUpperCase(Locale.ROOT) + ";"),
            RedactionTests::markup,
            text -> markup(markup(text)),
            text -> json(markup(text)),
            text -> markup(json(text)),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("%", "%25"),
            RedactionTests::percent,
            text -> percent(json(text)),
            text -> markup(json(json(text))),
            text -> percent(text).toLowerCase(Locale.ROOT));

    private static final List<UnaryOperator<String>> PLACES = List.of(
            text -> text,
            text -> "{\"errors\":[{\"message\":\"" + text + "\"}]}",
            text -> "<p title='" + text + "'>" + text + "</p>",
            text -> "<![CDATA[" + text + "]]>",
            text -> "https://registry.test/v2/?token=" + text + "&more=1",
            text -> "before " + text + " after \\n &amp; %41",
            text -> text + text);

    @Test
    void hidesEverySecretInEveryEncodingAtEveryPlace() {
        for (var round = 0; round < 300; round++) {
            var secret = secret();
            var redaction = new Redaction();
            try (var credential = new Credential(REGISTRY, "ada", secret.getBytes(StandardCharsets.UTF_8))) {
                redaction.hide(credential.encodedForms());
                for (var form : credential.encodedForms()) {
                    for (var encoding = 0; encoding < ENCODINGS.size(); encoding++) {
                        for (var place : PLACES) {
                            var written = ENCODINGS.get(encoding).apply(form);

                            assertThat(redaction.redact(place.apply(written)))
                                    .as("%s in encoding %d", secret, encoding)
                                    .doesNotContain(written.strip().replaceAll("\\s+", " "))
                                    .contains("***");
                        }
                    }
                }
            }
        }
    }

    @Test
    void leavesAloneWhatIsNoSecret() {
        var redaction = new Redaction();
        redaction.hide(List.of("c4nary/S3cret"));

        assertThat(redaction.redact("denied: \\u0063 &amp; 100% of c4nary\\/S3cre"))
                .isEqualTo("denied: \\u0063 &amp; 100% of c4nary\\/S3cre");
    }

    @Test
    void hidesATokenOfAMegabyte() {
        var token = "aB3-_".repeat(200_000);
        var redaction = new Redaction();
        redaction.hide(List.of(token));

        assertThat(redaction.redact("a \\ " + token)).isEqualTo("a \\ ***");
        assertThat(redaction.redact(each(token.substring(0, 2_000), unit -> "\\u%04x".formatted(unit))))
                .isEqualTo("***");
    }

    @Test
    void isQuickWithAHostileText() {
        var redaction = new Redaction();
        redaction.hide(List.of("\\\\&&&&%%%%aaaa".repeat(20)));
        var begun = System.nanoTime();

        redaction.redact("\\\\&amp;amp;&amp;%25%25aaaa".repeat(3_000));
        assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(5_000);
    }

    private String secret() {
        var points = SIGNS.codePoints().toArray();
        return random.ints(8 + random.nextInt(24), 0, points.length)
                .mapToObj(index -> new String(Character.toChars(points[index])))
                .collect(Collectors.joining("", "s", "e"));
    }

    private static String json(String text) {
        var quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String markup(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("/", "&#x2F;")
                .replace("=", "&equals;")
                .replace("+", "&#43;");
    }

    private static String each(String text, IntFunction<String> unit) {
        return text.chars().mapToObj(unit).collect(Collectors.joining());
    }

    private static String points(String text, IntFunction<String> point) {
        return text.codePoints().mapToObj(point).collect(Collectors.joining());
    }

    private static String percent(String text) {
        var all = new StringBuilder();
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            all.append("%%%02X".formatted(one & 0xff));
        }
        return all.toString();
    }
}
