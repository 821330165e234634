package io.fairlead.connector.catalog;

import io.fairlead.connector.document.DefinitionReader;
import java.text.Normalizer;
import java.util.Map;
import java.util.Set;

/** Makes an identifier out of a name, and finds a free one next to it. */
final class Identifiers {

    private static final int MAX_LENGTH = 128;
    private static final String FALLBACK = "connector";

    /** Latin letters that Unicode does not take apart into a plain one and a mark. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('ẞ', "SS"),
            Map.entry('æ', "ae"),
            Map.entry('Æ', "AE"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "OE"),
            Map.entry('ø', "o"),
            Map.entry('Ø', "O"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('ð', "d"),
            Map.entry('Ð', "D"),
            Map.entry('þ', "th"),
            Map.entry('Þ', "Th"),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('ı', "i"));

    private Identifiers() {}

    static String fromName(String name) {
        var identifier = new StringBuilder();
        for (var letter :
                Normalizer.normalize(name.strip(), Normalizer.Form.NFKD).toCharArray()) {
            identifier.append(ascii(letter));
        }
        if (identifier.isEmpty()) {
            return FALLBACK;
        }
        if (Character.isDigit(identifier.charAt(0)) || identifier.charAt(0) == '$') {
            identifier.insert(0, '_');
        }
        return identifier.substring(0, Math.min(identifier.length(), MAX_LENGTH));
    }

    /** The wanted one, or the first of {@code wanted_2}, {@code wanted_3} … that is not taken. */
    static String firstFree(String preferred, Set<String> taken) {
        var free = preferred;
        for (var number = 2; taken.contains(free) || free.equals(DefinitionReader.RESERVED); number++) {
            var tail = "_" + number;
            free = preferred.substring(0, Math.min(preferred.length(), MAX_LENGTH - tail.length())) + tail;
        }
        return free;
    }

    private static String ascii(char letter) {
        if (letter < 128) {
            return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$'
                    ? String.valueOf(letter)
                    : letter == '-' || Character.isWhitespace(letter) ? "_" : "";
        }
        return Character.isWhitespace(letter) || Character.getType(letter) == Character.DASH_PUNCTUATION
                ? "_"
                : LETTERS.getOrDefault(letter, "");
    }
}
