package io.fairlead.agent.login;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code WWW-Authenticate} as registries really send it: several challenges in one line, unquoted URLs as
 * values, blanks around every sign, parameters in any order and case.
 */
public final class ChallengeParser {

    private final String text;
    private final List<Challenge> challenges = new ArrayList<>();
    private int at;

    private ChallengeParser(String text) {
        this.text = text;
    }

    public static List<Challenge> parse(List<String> lines) {
        return lines.stream()
                .flatMap(line -> new ChallengeParser(line).challenges().stream())
                .toList();
    }

    private List<Challenge> challenges() {
        Map<String, String> parameters = new HashMap<>();
        while (skip(" \t,")) {
            var word = word();
            skip(" \t");
            if (word.isEmpty()) {
                at++;
            } else if (peek() == '=' && !challenges.isEmpty()) {
                at++;
                skip(" \t");
                var value = peek() == '"' ? quoted() : bare();
                parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value);
            } else {
                parameters = new HashMap<>();
                challenges.add(new Challenge(word.toLowerCase(Locale.ROOT), parameters));
                skipToken68();
            }
        }
        return challenges;
    }

    /** Steps over the opaque text that Negotiate and its like put where others put parameters. */
    private void skipToken68() {
        var start = at;
        skip(" \t");
        while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var padding = at;
        while (peek() == '=') {
            at++;
        }
        skip(" \t");
        var opaque = at - padding != 1 && (at == text.length() || peek() == ',') && padding > start;
        var trailing = at - padding == 1 && (at == text.length() || peek() == ',');
        if (!opaque && !trailing) {
            at = start;
        }
    }

    private boolean skip(String signs) {
        while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private String word() {
        var start = at;
        while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Without quotes a value ends at a comma or blank; it may hold = and / as URLs do. */
    private String bare() {
        var start = at;
        while (at < text.length() && " \t,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }
}
