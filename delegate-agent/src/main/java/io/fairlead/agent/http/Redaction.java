package io.fairlead.agent.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes everything secret out of texts that a registry sent, because a hostile one may send it back. Finds a secret also
 * where each sign is written in the escapes of JSON, JavaScript, URLs, HTML or XML, in any mixture of them.
 */
public final class Redaction {

    private static final int MAX_SHOWN_LENGTH = 300;

    /** Of a longer one, a token rather than a password, the beginning is looked for. */
    private static final int MAX_PATTERN_SIGNS = 400;

    /** Escapes everything after it, and may be escaped itself. */
    private static final String BACKSLASH =
            "(?:\\\\|%(?:25)*5[cC]|&(?:amp;)*(?:#0*92|#[xX]0*5[cC]|bsol);?|\\\\u005[cC])";

    private final List<SecretForm> secrets = new ArrayList<>();

    /** A secret as it is, and as the pattern that finds it escaped, made when there are escapes to be looked at. */
    private static final class SecretForm {

        private final String text;
        private @Nullable Pattern escaped;

        SecretForm(String text) {
            this.text = text;
        }

        Pattern escaped() {
            var made = escaped;
            if (made == null) {
                made = Redaction.escaped(text);
                escaped = made;
            }
            return made;
        }
    }

    public void hide(List<String> forms) {
        forms.stream()
                .filter(form -> !form.isEmpty())
                .filter(form -> secrets.stream().noneMatch(known -> known.text.equals(form)))
                .map(SecretForm::new)
                .forEach(secrets::add);
        secrets.sort(
                Comparator.comparingInt((SecretForm form) -> form.text.length()).reversed());
    }

    /** The first {@value #MAX_SHOWN_LENGTH} characters as plain text on one line, without terminal control characters. */
    public String redact(String text) {
        var clean = text;
        for (var secret : secrets) {
            clean = clean.replace(secret.text, "***");
        }
        if (clean.indexOf('\\') >= 0 || clean.indexOf('&') >= 0 || clean.indexOf('%') >= 0) {
            for (var secret : secrets) {
                clean = secret.escaped().matcher(clean).replaceAll("***");
            }
        }
        clean = clean.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
        return clean.length() <= MAX_SHOWN_LENGTH ? clean : clean.substring(0, MAX_SHOWN_LENGTH) + "…";
    }

    private static Pattern escaped(String secret) {
        var signs = secret.codePoints()
                .limit(MAX_PATTERN_SIGNS)
                .mapToObj(Redaction::forms)
                .collect(Collectors.joining());
        var rest = secret.codePointCount(0, secret.length()) > MAX_PATTERN_SIGNS ? "[^\\s\"'<>]*" : "";
        return Pattern.compile(signs + rest);
    }

    /** One sign in every way of writing it. */
    private static String forms(int sign) {
        var text = new String(Character.toChars(sign));
        var plain = new ArrayList<String>();
        plain.add(Pattern.quote(text));
        // An ampersand may itself be escaped, as where a page quotes a page.
        plain.add("&(?:amp;)*#0*" + sign + ";?");
        plain.add("&(?:amp;)*#[xX]0*" + hex(sign) + ";?");
        named(sign).forEach(name -> plain.add("&(?:amp;)*" + name + ";?"));
        var bytes = new StringBuilder();
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.append("%(?:25)*").append(hex(one & 0xff, 2));
        }
        plain.add(bytes.toString());
        var forms = new ArrayList<String>();
        var quoted = Character.isLetterOrDigit(sign) ? "" : BACKSLASH + "{0,4}";
        forms.add(quoted + "(?:" + String.join("|", plain) + ")");
        var units = new StringBuilder();
        text.chars().forEach(unit -> units.append("(?:" + BACKSLASH + "{1,4}|%(?:25)*)u\\{?0*" + hex(unit) + "\\}?"));
        forms.add(units.toString());
        if (sign < 0x100) {
            forms.add(BACKSLASH + "{1,4}x" + hex(sign, 2));
            forms.add(BACKSLASH + "{1,4}0?" + Integer.toOctalString(sign) + "(?![0-7])");
        }
        var letter = "\n\t\r\b\f".indexOf(sign);
        if (letter >= 0) {
            var named = "ntrbf".charAt(letter);
            forms.add(BACKSLASH + "{1,4}(?:" + named + "|%(?:25)*" + hex(named, 2) + ")");
        }
        return "(?:" + String.join("|", forms) + ")";
    }

    private static String hex(int value) {
        return hex(value, 1);
    }

    /** Capital or small, digit by digit. */
    private static String hex(int value, int digits) {
        return String.format("%0" + digits + "x", value)
                .chars()
                .mapToObj(digit -> Character.isLetter(digit)
                        ? "[" + (char) digit + Character.toUpperCase((char) digit) + "]"
                        : String.valueOf((char) digit))
                .collect(Collectors.joining());
    }

    private static List<String> named(int sign) {
        return switch (sign) {
            case '&' -> List.of("amp");
            case '<' -> List.of("lt");
            case '>' -> List.of("gt");
            case '"' -> List.of("quot");
            case '\'' -> List.of("apos");
            case '/' -> List.of("sol");
            case '+' -> List.of("plus");
            case '=' -> List.of("equals");
            case '\\' -> List.of("bsol");
            case '!' -> List.of("excl");
            case '#' -> List.of("num");
            case '$' -> List.of("dollar");
            case '%' -> List.of("percnt");
            case '(' -> List.of("lpar");
            case ')' -> List.of("rpar");
            case '*' -> List.of("ast");
            case ',' -> List.of("comma");
            case '.' -> List.of("period");
            case ':' -> List.of("colon");
            case ';' -> List.of("semi");
            case '?' -> List.of("quest");
            case '@' -> List.of("commat");
            case '[' -> List.of("lbrack", "lsqb");
            case ']' -> List.of("rbrack", "rsqb");
            case '^' -> List.of("Hat");
            case '_' -> List.of("lowbar");
            case '`' -> List.of("grave");
            case '{' -> List.of("lbrace", "lcub");
            case '|' -> List.of("vert", "verbar");
            case '}' -> List.of("rbrace", "rcub");
            case '\n' -> List.of("NewLine");
            case '\t' -> List.of("Tab");
            case 0xa0 -> List.of("nbsp");
            default -> List.of();
        };
    }
}
