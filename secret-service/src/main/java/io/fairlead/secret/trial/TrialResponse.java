package io.fairlead.secret.trial;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ResourceUri;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One go at proving a staged version with the connectors that refer to the secret.
 *
 * @param id of the trial
 * @param secret whose version is tried
 * @param version that is tried
 * @param state how far it is
 * @param promotes whether the version goes live by itself when all is well
 * @param counts how many connectors have fared how
 * @param connectors absent in streams, which tell how far it is; those that the caller may not see are only counted
 * @param hidden how many connectors the caller may not see; absent where {@code connectors} is
 * @param requestedAt when it began
 * @param deadline after which what has not answered has failed
 * @param endedAt when it ended; absent until then
 */
public record TrialResponse(
        UUID id,
        ResourceReference secret,
        long version,
        SecretTrial.State state,
        boolean promotes,
        TrialCounts counts,
        @Nullable List<ConnectorTrialResponse> connectors,
        @Nullable Integer hidden,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant endedAt) {

    /**
     * How many connectors of a trial have fared how.
     *
     * @param total all that take part
     * @param done of them with a result
     * @param passed of them that work with the version
     * @param failed those that were not tried included; those that left count nowhere but in the total
     */
    public record TrialCounts(int total, int done, int passed, int failed) {

        static TrialCounts of(List<ConnectorTrial> table) {
            var open =
                    (int) table.stream().filter(tried -> tried.state().open()).count();
            var left = (int) table.stream()
                    .filter(tried -> tried.state() == ConnectorTrial.State.LEFT)
                    .count();
            var passed = (int) table.stream().filter(ConnectorTrial::passed).count();
            var done = table.size() - open;
            return new TrialCounts(table.size(), done, passed, done - passed - left);
        }
    }

    /**
     * What came of one connector.
     *
     * @param identifier of the connector
     * @param scope where the connector lives
     * @param name the connector's, for people
     * @param state of its test; COMPLETED says that there is a verdict, not that it is a good one
     * @param passed whether it works with the version
     * @param verdict what its test proved; absent until it has ended
     * @param code what exactly its test found; absent until it has ended
     * @param summary one sentence about this very case
     * @param explanation what the code means; with the remedy absent where it passed
     * @param remedy what to do about it; absent where it passed or nothing helps
     * @param testId its test run; absent until it has begun
     * @param delegate that ran its test; absent until one has taken it
     */
    public record ConnectorTrialResponse(
            String identifier,
            Scope scope,
            String name,
            ConnectorTrial.State state,
            boolean passed,
            @Nullable ConnectionVerdict verdict,
            @Nullable Diagnosis code,
            @Nullable String summary,
            @Nullable String explanation,
            @Nullable String remedy,
            @Nullable UUID testId,
            @Nullable DelegateName delegate) {

        static ConnectorTrialResponse of(ConnectorTrial tried) {
            var user = tried.candidate().connector();
            var code = tried.code();
            return new ConnectorTrialResponse(
                    user.connector().identifier(),
                    user.connector().scope(),
                    user.name(),
                    tried.state(),
                    tried.passed(),
                    tried.verdict(),
                    code,
                    tried.summary(),
                    code == null || tried.passed() ? null : code.meaning(),
                    code == null || tried.passed() ? null : code.remedy(),
                    tried.testId(),
                    tried.delegate());
        }
    }

    static TrialResponse of(SecretTrial trial, List<ConnectorTrial> table, Predicate<Scope> visible) {
        var shown = table.stream()
                .filter(tried ->
                        visible.test(tried.candidate().connector().connector().scope()))
                .map(ConnectorTrialResponse::of)
                .toList();
        return of(trial, table, shown, table.size() - shown.size());
    }

    /** Without names. */
    static TrialResponse progress(SecretTrial trial, List<ConnectorTrial> table) {
        return of(trial, table, null, null);
    }

    private static TrialResponse of(
            SecretTrial trial,
            List<ConnectorTrial> table,
            @Nullable List<ConnectorTrialResponse> shown,
            @Nullable Integer hidden) {
        return new TrialResponse(
                trial.id(),
                trial.staged().secret(),
                trial.staged().version(),
                trial.state(),
                trial.promotes(),
                TrialCounts.of(table),
                shown,
                hidden,
                trial.requestedAt(),
                trial.deadline(),
                trial.endedAt());
    }

    /** Where the trial is found, without host: the front door's is another than this service's. */
    public static URI location(SecretTrial trial) {
        var secret = trial.staged().secret();
        return ResourceUri.of(
                secret.scope(),
                "secrets",
                secret.identifier(),
                "versions",
                trial.staged().version(),
                "tests",
                trial.id());
    }
}
