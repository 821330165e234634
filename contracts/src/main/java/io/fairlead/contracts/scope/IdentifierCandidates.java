package io.fairlead.contracts.scope;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The identifiers that may be proposed for a resource, the best first: {@code x}, {@code x_2}, {@code x_3} and so on.
 *
 * @param stem what each begins with, as far as 128 characters allow
 * @param numbered whether already the first has a number, for the stem alone would say nothing
 */
public record IdentifierCandidates(String stem, boolean numbered) {

    private static final int MAX_LENGTH = 128;

    /** {@code preferred} and, where it is taken, itself with a number. */
    public static IdentifierCandidates of(String preferred) {
        return new IdentifierCandidates(preferred, false);
    }

    /**
     * From what people call the resource.
     *
     * @param kind stands in for a name of which no ASCII letter or digit is left: {@code connector_1}
     */
    public static IdentifierCandidates fromName(String name, String kind) {
        var stem = Transliteration.toAscii(name)
                .strip()
                .replaceAll("[\\s-]", "_")
                .replaceAll("[^0-9a-zA-Z_$]", "")
                .replaceFirst("^(?=[0-9$])", "_");
        return stem.matches("[_$]*") ? new IdentifierCandidates(kind, true) : of(within(MAX_LENGTH, stem));
    }

    public String first() {
        return firstFree(_ -> false);
    }

    public String firstFree(Predicate<String> taken) {
        var withNumber = IntStream.iterate(numbered ? 1 : 2, number -> number + 1)
                .mapToObj(number -> "_" + number)
                .map(tail -> within(MAX_LENGTH - tail.length(), stem) + tail);
        return (numbered ? withNumber : Stream.concat(Stream.of(stem), withNumber))
                .filter(taken.negate())
                .findFirst()
                .orElseThrow();
    }

    /** What all candidates begin with, to look for those that are taken. */
    public String commonPrefix() {
        return within(MAX_LENGTH - 11, stem);
    }

    private static String within(int length, String text) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
