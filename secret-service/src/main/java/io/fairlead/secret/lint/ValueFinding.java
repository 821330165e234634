package io.fairlead.secret.lint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can look wrong with a text, in the order in which it should be repaired. */
enum ValueFinding {
    BYTE_ORDER_MARK(
            text -> text.startsWith("\uFEFF"),
            "The value begins with a byte order mark, as some editors write it.",
            ValueFix.DROP_BYTE_ORDER_MARK),
    BLANK(String::isBlank, "The value is nothing but blanks.", null),
    LEADING_BLANK(
            text -> !text.isBlank() && !text.equals(text.stripLeading()),
            "The value begins with a blank or a line break.",
            ValueFix.TRIM),
    TRAILING_NEWLINE(
            text -> !text.isBlank() && (text.endsWith("\n") || text.endsWith("\r")),
            "The value ends with a line break, as a file or echo adds it.",
            ValueFix.TRIM),
    TRAILING_BLANK(
            text -> !text.isBlank() && !text.equals(text.stripTrailing()) && !TRAILING_NEWLINE.matches(text),
            "The value ends with a blank.",
            ValueFix.TRIM),
    QUOTED(ValueFinding::isQuoted, "There are quotation marks around the value.", ValueFix.UNQUOTE),
    SCHEME(
            text -> Pattern.matches("(?i)(bearer|basic|token) +\\S.*", text),
            "The value begins with the word of an HTTP header.",
            ValueFix.DROP_SCHEME),
    IBM_KEY_FILE(
            text -> json(text).path("apikey").isString(),
            "The value is a whole key file of IBM Cloud; the password is its field apikey.",
            ValueFix.TAKE_API_KEY),
    KEY_FILE(
            text -> json(text).isObject() && !json(text).path("apikey").isString(),
            "The value is a whole JSON document. That is right for Google's user _json_key and hardly elsewhere.",
            null),
    USERNAME_AND_PASSWORD(
            ValueFinding::isUsernameAndPassword,
            "The value looks like a username and a password with a colon between; only the password belongs here.",
            ValueFix.DROP_USERNAME),
    BASE64(
            ValueFinding::isBase64OfText,
            "The value is base64 of a readable text; registries want what it stands for.",
            ValueFix.DECODE_BASE64),
    CONTROL_CHARACTER(
            text -> Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]").matcher(text).find(),
            "The value contains a control character that nobody can type.",
            ValueFix.DROP_CONTROL_CHARACTERS);

    private static final Pattern PAIR = Pattern.compile("[A-Za-z0-9._@$+-]{2,64}:(?!//)\\S{4,}");

    private final Predicate<String> test;
    private final ValueWarning warning;

    ValueFinding(Predicate<String> test, String message, @Nullable ValueFix fix) {
        this.test = test;
        this.warning = new ValueWarning(name(), message, fix);
    }

    boolean matches(String text) {
        return test.test(text);
    }

    ValueWarning warning() {
        return warning;
    }

    private static boolean isQuoted(String text) {
        var last = text.length() - 1;
        return last > 1 && "\"'`".indexOf(text.charAt(0)) >= 0 && text.charAt(0) == text.charAt(last);
    }

    private static boolean isUsernameAndPassword(String text) {
        return PAIR.matcher(text).matches();
    }

    /** A random key decodes to text with a chance of less than one in a million. */
    private static boolean isBase64OfText(String text) {
        if (text.length() < 20 || text.length() % 4 != 0) {
            return false;
        }
        try {
            var decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
            return decoded.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.stripLeading().startsWith("{")
                    ? JsonMapper.shared().readTree(text)
                    : JsonMapper.shared().nullNode();
        } catch (JacksonException _) {
            return JsonMapper.shared().nullNode();
        }
    }
}
