package io.fairlead.delegate.fleet;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What some work asks of its delegate.
 *
 * @param delegateSelectors at most 64 tags, as two connectors of a copy may have; none means any delegate
 */
record PreviewRequest(@Nullable List<@Nullable String> delegateSelectors) {

    private static final int MAX_TAGS = 64;
    private static final Pattern TAG = Pattern.compile("[^\\p{Cntrl}\\s,][^\\p{Cntrl},]{0,127}");

    List<String> tags() {
        var tags = delegateSelectors == null ? List.<@Nullable String>of() : delegateSelectors;
        if (tags.size() > MAX_TAGS) {
            throw new InvalidRequest(
                    "/delegateSelectors", "TOO_MANY", "There are at most %d tags.".formatted(MAX_TAGS));
        }
        var faults = IntStream.range(0, tags.size())
                .filter(index -> !isTag(tags.get(index)))
                .mapToObj(PreviewRequest::invalidTag)
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
        return tags.stream().map(Objects::requireNonNull).toList();
    }

    private static boolean isTag(@Nullable String text) {
        return text != null && TAG.matcher(text).matches();
    }

    private static Violation invalidTag(int index) {
        return new Violation(
                "/delegateSelectors/" + index,
                "INVALID_ELEMENT",
                "A delegate's tag is one line of 1 to 128 characters without commas and without a blank ahead.");
    }
}
