package io.fairlead.contracts.scope;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes Latin, Cyrillic and Greek text in ASCII, letter by letter: Unicode takes most letters apart into a plain one and its
 * marks (NFKD), a table has the rest. Cyrillic follows ICAO Doc 9303, Greek ISO 843; what has no ASCII is left out.
 */
final class Transliteration {

    private static final Map<Integer, String> LETTERS = table(
            "ß ss  ẞ SS  æ ae  Æ AE  œ oe  Œ OE  ø o  Ø O  đ d  Đ D  ð d  Ð D  þ th  ł l  ı i  ħ h  ŧ t  ŋ ng  ə e  ĸ q  ƒ f",
            "а a  б b  в v  г g  д d  е e  ж zh  з z  и i  к k  л l  м m  н n  о o  п p  р r  с s  т t  у u  ф f  х kh  ц ts",
            "ч ch  ш sh  щ shch  ъ ie  ы y  э e  ю iu  я ia  є ie  і i  ґ g  ђ d  ј j  љ lj  њ nj  ћ c  џ dz  ѕ dz",
            "α a  β v  γ g  δ d  ε e  ζ z  η i  θ th  ι i  κ k  λ l  μ m  ν n  ξ x  ο o  π p  ρ r  σ s  ς s  τ t  υ y  φ f",
            "χ ch  ψ ps  ω o");

    private Transliteration() {}

    /** Of the given text only ASCII is left; a white space is a blank, a dash of any kind a hyphen. */
    static String toAscii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .mapToObj(Transliteration::ascii)
                .collect(Collectors.joining());
    }

    private static String ascii(int letter) {
        if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
            return " ";
        }
        if (letter < 128) {
            return Character.toString(letter);
        }
        if (Character.getType(letter) == Character.DASH_PUNCTUATION) {
            return "-";
        }
        var digit = Character.digit(letter, 10);
        return digit >= 0 ? Integer.toString(digit) : LETTERS.getOrDefault(letter, "");
    }

    /** Pairs of a letter and its ASCII; the capital of a letter becomes the same, capitalised. */
    private static Map<Integer, String> table(String... rows) {
        var letters = new HashMap<Integer, String>();
        var pairs = String.join("  ", rows).split("\\s+");
        for (var index = 0; index < pairs.length; index += 2) {
            var letter = pairs[index].codePointAt(0);
            var ascii = pairs[index + 1];
            letters.put(letter, ascii);
            letters.putIfAbsent(
                    Character.toUpperCase(letter), Character.toUpperCase(ascii.charAt(0)) + ascii.substring(1));
        }
        return Map.copyOf(letters);
    }
}
