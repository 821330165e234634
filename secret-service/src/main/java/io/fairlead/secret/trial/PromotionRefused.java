package io.fairlead.secret.trial;

import io.fairlead.access.Grants;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.ProblemCode;
import io.fairlead.http.problem.ProblemMembers;
import io.fairlead.secret.reference.ReferencingConnector;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A version does not go live, because it is not proved with every connector that refers to the secret. */
@Problem(status = HttpStatus.CONFLICT, code = "NOT_TRIED")
@Problem(status = HttpStatus.CONFLICT, code = "TRIAL_RUNNING")
@Problem(status = HttpStatus.CONFLICT, code = "TRIAL_INCOMPLETE")
@Problem(status = HttpStatus.CONFLICT, code = "TRIAL_FAILED")
public class PromotionRefused extends RuntimeException implements ProblemCode, ProblemMembers {

    private static final String FORCE =
            " Mend or detach the connectors below and test again, or promote with ?force=true:"
                    + " then they fail, and those that passed have the new value. That is right when the live value is broken anyway.";

    private final String code;
    private final transient @Nullable URI trial;
    private final transient List<ConnectorFailure> failures;
    private final transient Grants caller;

    /** @param code of a diagnosis, or the state of the connector in the trial */
    public record ConnectorFailure(
            ResourceReference connector,
            String name,
            String code,
            String summary,
            @Nullable String remedy) {}

    private PromotionRefused(
            String code, String message, @Nullable URI trial, List<ConnectorFailure> failures, Grants caller) {
        super(message);
        this.code = code;
        this.trial = trial;
        this.failures = failures;
        this.caller = caller;
    }

    static PromotionRefused untried(long version, int users, Grants caller) {
        return new PromotionRefused(
                "NOT_TRIED",
                "Version %d has not been tried with the %d connectors that refer to the secret. POST to …/versions/%d/tests first, or promote with ?force=true."
                        .formatted(version, users, version),
                null,
                List.of(),
                caller);
    }

    static PromotionRefused running(SecretTrial trial, Grants caller) {
        return new PromotionRefused(
                "TRIAL_RUNNING",
                "The trial of version %d is still running. Wait for its end, or promote with ?force=true."
                        .formatted(trial.staged().version()),
                TrialResponse.location(trial),
                List.of(),
                caller);
    }

    static PromotionRefused of(SecretTrial trial, TrialProof proof, Grants caller) {
        var version = trial.staged().version();
        var sentence = proof.failed().isEmpty()
                ? "%d connectors refer to the secret that version %d was not tried with."
                        .formatted(proof.missing().size(), version)
                : "Version %d works with %d connectors and not with %d."
                        .formatted(
                                version,
                                proof.passed(),
                                proof.failed().size() + proof.missing().size());
        var failures = Stream.concat(
                        proof.failed().stream().map(PromotionRefused::failure),
                        proof.missing().stream().map(PromotionRefused::missing))
                .toList();
        return new PromotionRefused(
                proof.failed().isEmpty() ? "TRIAL_INCOMPLETE" : "TRIAL_FAILED",
                sentence + FORCE,
                TrialResponse.location(trial),
                failures,
                caller);
    }

    private static ConnectorFailure failure(ConnectorTrial tried) {
        var user = tried.candidate().connector();
        var code = tried.code();
        return new ConnectorFailure(
                user.connector(),
                user.name(),
                code == null ? tried.state().name() : code.name(),
                String.valueOf(tried.summary()),
                code == null ? null : code.remedy());
    }

    private static ConnectorFailure missing(ReferencingConnector user) {
        return new ConnectorFailure(
                user.connector(), user.name(), "NOT_TRIED", "It joined or was changed after the trial.", null);
    }

    @Override
    public String code() {
        return code;
    }

    /** Connectors in scopes that the caller may not see are counted and not named; without a trial there is no table. */
    @Override
    public Map<String, @Nullable Object> members() {
        var shown = failures.stream()
                .filter(failure -> caller.roleIn(failure.connector().scope()).isPresent())
                .toList();
        var members = new HashMap<String, @Nullable Object>();
        members.put("trial", trial);
        members.put("count", failures.size());
        members.put("hidden", failures.size() - shown.size());
        members.put("failures", shown);
        return members;
    }
}
