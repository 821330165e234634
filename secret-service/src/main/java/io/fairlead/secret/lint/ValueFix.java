package io.fairlead.secret.lint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** How a value can be repaired. */
public enum ValueFix {
    /** Without blanks and line breaks at both ends. */
    TRIM(String::strip),
    /** Without the mark that some editors put before a text. */
    DROP_BYTE_ORDER_MARK(text -> text.substring(1)),
    /** Without the quotation marks around it. */
    UNQUOTE(text -> text.substring(1, text.length() - 1)),
    /** Without the word of an HTTP header before it. */
    DROP_SCHEME(text -> text.substring(text.indexOf(' ')).stripLeading()),
    /** What stands behind the first colon. */
    DROP_USERNAME(text -> text.substring(text.indexOf(':') + 1)),
    /** What the base64 stands for. */
    DECODE_BASE64(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)),
    /** The field {@code apikey} of the file that IBM Cloud offers for download. */
    TAKE_API_KEY(text -> JsonMapper.shared().readTree(text).path("apikey").asString()),
    /** Without characters that nobody can see or type. */
    DROP_CONTROL_CHARACTERS(text -> text.replaceAll("\\p{Cntrl}", ""));

    private final UnaryOperator<String> repair;

    ValueFix(UnaryOperator<String> repair) {
        this.repair = repair;
    }

    String apply(String text) {
        return repair.apply(text);
    }
}
