package io.fairlead.runtime.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the {@link BodyLimit} of a path. */
final class BodyLimits {

    private final List<Map.Entry<PathPattern, Long>> limits;

    BodyLimits(List<BodyLimit> declared) {
        limits = declared.stream()
                .map(limit -> Map.entry(PathPatternParser.defaultInstance.parse(limit.pattern()), limit.bytes()))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .collect(Collectors.toUnmodifiableList());
    }

    long of(String path) {
        var parsed = PathContainer.parsePath(path);
        return limits.stream()
                .filter(limit -> limit.getKey().matches(parsed))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BodyLimit.DEFAULT_BYTES);
    }
}
