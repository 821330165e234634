package io.fairlead.secret.document;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes identifiers from names. */
public final class Identifiers {

    private static final int MAX_LENGTH = 128;

    /** Letters that Unicode does not take apart. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ı', "i"));

    private Identifiers() {}

    /** Empty when nothing of the name can be used. */
    public static String from(String name) {
        var ascii = name.strip()
                .codePoints()
                .mapToObj(letter -> LETTERS.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
        var identifier = Normalizer.normalize(ascii, Normalizer.Form.NFKD)
                .replaceAll("[\\s-]", "_")
                .replaceAll("[^0-9a-zA-Z_$]", "")
                .replaceFirst("^(?=[0-9$])", "_");
        return identifier.substring(0, Math.min(identifier.length(), MAX_LENGTH));
    }

    /** The identifier with the lowest number behind it that is free. */
    public static String firstFree(String wanted, Set<String> taken) {
        return IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> "_" + number)
                .map(tail -> wanted.substring(0, Math.min(wanted.length(), MAX_LENGTH - tail.length())) + tail)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }
}
