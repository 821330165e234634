package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.name.NameRule;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a new enrolment token is to be.
 *
 * @param name one line of 1 to 128 characters, none of them invisible
 * @param tags at most 32, each of {@link #TAG}; delegates that enrol with the token get them
 * @param expiresIn ISO 8601, up to 30 days; a day when absent
 * @param uses 1 to 10,000; one when absent
 */
record EnrolmentTokenRequest(
        @Nullable String name,
        @Nullable List<String> tags,
        @Nullable Duration expiresIn,
        @Nullable Integer uses) {

    private static final Pattern TAG = Pattern.compile("[0-9a-zA-Z][0-9a-zA-Z._:/-]{0,127}");
    private static final Duration MAX_LIFETIME = Duration.ofDays(30);
    private static final int MAX_TAGS = 32;
    private static final int MAX_USES = 10_000;

    EnrolmentToken toToken(EnrolmentTokenText text, Scope scope, Instant now) {
        var faults = faults();
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
        return new EnrolmentToken(
                text.id(),
                scope,
                String.valueOf(name),
                wantedTags(),
                text.hash(),
                wantedUses(),
                now.plus(lifetime()),
                now);
    }

    private List<Violation> faults() {
        var faults = new ArrayList<Violation>();
        NameRule.fault(name).ifPresent(fault -> faults.add(new Violation("/name", "INVALID_NAME", fault)));
        if (wantedTags().size() > MAX_TAGS) {
            faults.add(new Violation("/tags", "TOO_MANY", "There are at most %d tags.".formatted(MAX_TAGS)));
        }
        IntStream.range(0, wantedTags().size())
                .filter(i -> !TAG.matcher(String.valueOf(wantedTags().get(i))).matches())
                .mapToObj(i -> new Violation("/tags/" + i, "INVALID_TAG", "A tag must match " + TAG + "."))
                .forEach(faults::add);
        if (lifetime().compareTo(Duration.ofSeconds(1)) < 0 || lifetime().compareTo(MAX_LIFETIME) > 0) {
            faults.add(new Violation("/expiresIn", "OUT_OF_RANGE", "A token lives from PT1S to P30D."));
        }
        if (wantedUses() < 1 || wantedUses() > MAX_USES) {
            faults.add(new Violation("/uses", "OUT_OF_RANGE", "A token is used 1 to %d times.".formatted(MAX_USES)));
        }
        return faults;
    }

    private List<String> wantedTags() {
        return tags == null ? List.of() : tags.stream().distinct().toList();
    }

    private Duration lifetime() {
        return expiresIn == null ? Duration.ofDays(1) : expiresIn;
    }

    private int wantedUses() {
        return uses == null ? 1 : uses;
    }
}
