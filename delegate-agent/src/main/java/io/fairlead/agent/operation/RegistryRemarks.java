package io.fairlead.agent.operation;

import io.fairlead.agent.http.Redaction;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationReport.RegistryQuota;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a registry says beside its answers: how much it lets this delegate do, and warnings for people. */
final class RegistryRemarks {

    /** {@code 100;w=21600}, as Docker Hub writes limits. */
    private static final Pattern LIMIT = Pattern.compile("\\s*([0-9]{1,15})(?:\\s*;\\s*w=([0-9]{1,10}))?.*");

    /** {@code 299 - "text"}; other codes are not for people (OCI distribution specification, "Warnings"). */
    private static final Pattern WARNING = Pattern.compile("299 - \"((?:[^\"\\\\]|\\\\.)*)\".*");

    private static final Pattern SOURCE = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final int MAX_WARNINGS = 10;

    private final Set<String> warnings = new LinkedHashSet<>();
    private @Nullable Long limit;
    private @Nullable Long remaining;
    private @Nullable Long windowSeconds;
    private @Nullable String source;
    private @Nullable Long retryAfterSeconds;

    void collect(RegistryResponse response, Redaction redaction) {
        number(response, "ratelimit-limit", 1).ifPresent(value -> limit = value);
        number(response, "ratelimit-limit", 2).ifPresent(value -> windowSeconds = value);
        number(response, "ratelimit-remaining", 1).ifPresent(value -> remaining = value);
        response.header("docker-ratelimit-source")
                .filter(value -> SOURCE.matcher(value).matches())
                .ifPresent(value -> source = value);
        for (var line : response.headerValues("Warning")) {
            var warning = WARNING.matcher(line.strip());
            if (warning.matches()) {
                warn(redaction.redact(warning.group(1).replaceAll("\\\\(.)", "$1")));
            }
        }
    }

    void warn(String sentence) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(sentence);
        }
    }

    /** The registry asked for a pause that was too long to be made. */
    void recordRetryAfter(long seconds) {
        retryAfterSeconds = seconds;
    }

    ConnectorRemarks remarks(UUID connectorId) {
        var silent = limit == null && remaining == null && source == null && retryAfterSeconds == null;
        var quota = silent ? null : new RegistryQuota(limit, remaining, windowSeconds, source, retryAfterSeconds);
        return new ConnectorRemarks(connectorId, quota, new ArrayList<>(warnings));
    }

    private static Optional<Long> number(RegistryResponse response, String header, int group) {
        return response.header(header)
                .map(LIMIT::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(group))
                .map(Long::valueOf);
    }
}
