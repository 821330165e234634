package io.fairlead.agent.auth;

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
    private final List<AuthChallenge> challenges = new ArrayList<>();
    private int position;

    private ChallengeParser(String text) {
        this.text = text;
    }

    public static List<AuthChallenge> parse(List<String> lines) {
        return lines.stream()
                .flatMap(line -> new ChallengeParser(line).challenges().stream())
                .toList();
    }

    private List<AuthChallenge> challenges() {
        Map<String, String> parameters = new HashMap<>();
        while (skip(" \t,")) {
            var word = word();
            skip(" \t");
            if (word.isEmpty()) {
                position++;
            } else if (peek() == '=' && !challenges.isEmpty()) {
                position++;
                skip(" \t");
                var value = peek() == '"' ? quoted() : bare();
                parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value);
            } else {
                parameters = new HashMap<>();
                challenges.add(new AuthChallenge(word.toLowerCase(Locale.ROOT), parameters));
                skipToken68();
            }
        }
        return challenges;
    }

    /** Steps over the opaque text that Negotiate and its like put where others put parameters. */
    private void skipToken68() {
        var start = position;
        skip(" \t");
        while (position < text.length() && " \t,=\"".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        var padding = position;
        while (peek() == '=') {
            position++;
        }
        skip(" \t");
        var opaque = position - padding != 1 && (position == text.length() || peek() == ',') && padding > start;
        var trailing = position - padding == 1 && (position == text.length() || peek() == ',');
        if (!opaque && !trailing) {
            position = start;
        }
    }

    private boolean skip(String signs) {
        while (position < text.length() && signs.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return position < text.length();
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private String word() {
        var start = position;
        while (position < text.length() && " \t,=\"".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Without quotes a value ends at a comma or blank; it may hold = and / as URLs do. */
    private String bare() {
        var start = position;
        while (position < text.length() && " \t,".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        var value = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
            }
            value.append(text.charAt(position++));
        }
        position++;
        return value.toString();
    }
}
