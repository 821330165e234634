package io.fairlead.console.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A test of a connector as test-service tells it. */
public record TestRun(
        UUID id,
        TestedConnector connector,
        String trigger,
        String state,
        @Nullable String verdict,
        @Nullable String code,
        @Nullable String summary,
        @Nullable String explanation,
        @Nullable String remedy,
        List<SuggestedFix> fixes,
        List<RunNote> notes,
        List<TestStep> steps,
        Connector.@Nullable DelegateName delegate,
        long attempt,
        @Nullable Long secretVersion,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable String retry,
        @Nullable Instant retryAt,
        @Nullable Integer testsBefore) {

    private static final Set<String> TRIALS = Set.of("SECRET_STAGED", "CHANGE_PROPOSED", "DRAFT");

    /** @param version of the definition that was tested */
    public record TestedConnector(String identifier, Scope scope, long version) {}

    /** What can be done about it by itself; {@code patch} for a change of the connector. */
    public record SuggestedFix(
            String type, String title, @Nullable List<PatchOperation> patch) {}

    /** One operation of RFC 6902. */
    public record PatchOperation(
            String op, String path, @Nullable String value) {}

    /** A finding beside the verdict. */
    public record RunNote(String code, String summary) {}

    /** One thing that the delegate did. */
    public record TestStep(
            String name, String outcome, Instant startedAt, double durationMillis, Map<String, String> evidence) {}

    /** Whether it says something of the connector as it is; the others try what is not live yet. */
    @JsonIgnore
    public boolean testsLiveDefinition() {
        return !TRIALS.contains(trigger);
    }

    /** Whether it was answered with an earlier refusal, so that asking for it by force could tell more. */
    @JsonIgnore
    public boolean loginNotRepeated() {
        return notes.stream().anyMatch(note -> note.code().equals("LOGIN_NOT_REPEATED"));
    }

    @JsonIgnore
    public boolean open() {
        return completedAt == null;
    }
}
