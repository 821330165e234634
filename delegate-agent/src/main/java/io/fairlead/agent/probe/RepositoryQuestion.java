package io.fairlead.agent.probe;

import io.fairlead.agent.provider.Refusal;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks whether one repository may be pulled from. */
record RepositoryQuestion(Visit visit, String repository) {

    /** OCI distribution specification 1.1, "Pulling manifests". */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

    String scope() {
        return "repository:" + repository + ":pull";
    }

    /** What to ask for: names, at most one, which is little even where there are 100,000. */
    String path() {
        return "/v2/" + repository + "/tags/list?n=1";
    }

    static boolean isName(String text) {
        return text.length() <= 255 && NAME.matcher(text).matches();
    }

    /** The finding, when no registry could have a repository of this name. */
    Optional<Finding> misnamed() {
        return isName(repository)
                ? Optional.empty()
                : Optional.of(new Finding(Diagnosis.NAME_INVALID, "the repository's name is not a valid one"));
    }

    /** Asks without a credential. */
    Ping knock() {
        if (misnamed().isPresent()) {
            return new Ping.Ended(misnamed().get());
        }
        var question = Question.get(visit.registry(), path());
        var since = visit.journal().mark();
        return switch (visit.wire().ask(question)) {
            case Finding finding -> new Ping.Ended(visit.failed(TestStep.StepName.REPOSITORY, since, finding));
            case Answer answer -> {
                var ping = answer.status() == 401
                        ? Ping.challenged(question, answer)
                        : switch (judge(question, answer)) {
                            case Access.Granted _ -> new Ping.Open();
                            case Access.Denied(var reason) -> new Ping.Ended(reason);
                        };
                visit.told(TestStep.StepName.REPOSITORY, since, answer, !(ping instanceof Ping.Ended));
                yield ping;
            }
        };
    }

    Access ask(@Nullable Proof proof) {
        if (misnamed().isPresent()) {
            return new Access.Denied(visit.failed(
                    TestStep.StepName.REPOSITORY,
                    visit.journal().mark(),
                    misnamed().get()));
        }
        var listed = ask("GET", path(), proof);
        // 405: this registry lists no tags, which says nothing about the right to pull.
        return listed.isEmpty()
                ? ask("HEAD", "/v2/" + repository + "/manifests/latest", proof)
                        .orElseGet(() -> new Access.Granted(false))
                : listed.get();
    }

    /** Empty when this is not to be asked here. */
    private Optional<Access> ask(String method, String path, @Nullable Proof proof) {
        var bare = Question.of(method, visit.registry(), path);
        var question = proof == null ? bare : bare.with(proof);
        var since = visit.journal().mark();
        return switch (visit.wire().ask(question)) {
            case Finding finding ->
                Optional.of(new Access.Denied(visit.failed(TestStep.StepName.REPOSITORY, since, finding)));
            case Answer answer -> {
                if (answer.status() == 405) {
                    yield Optional.empty();
                }
                // Without a body a missing tag looks like a missing repository.
                var access = method.equals("HEAD") && answer.status() == 404
                        ? new Access.Granted(false)
                        : judge(question, answer);
                visit.told(TestStep.StepName.REPOSITORY, since, answer, access instanceof Access.Granted);
                yield Optional.of(access);
            }
        };
    }

    private static Access judge(Question question, Answer answer) {
        var trouble = Trouble.of(question, answer);
        if (trouble.isPresent()) {
            return new Access.Denied(trouble.get());
        }
        return switch (answer.status()) {
            case 200 -> new Access.Granted(true);
            case 404 -> denied(Refusal.of(answer, Diagnosis.REPO_NOT_FOUND), question, answer);
            case 401, 403 -> denied(Refusal.of(answer, Diagnosis.NO_PULL), question, answer);
            case 301, 302, 303, 307, 308 -> denied(Diagnosis.REDIRECT_ELSEWHERE, question, answer);
            default -> denied(Refusal.of(answer, Diagnosis.NOT_A_REGISTRY), question, answer);
        };
    }

    private static Access denied(Diagnosis code, Question question, Answer answer) {
        return new Access.Denied(new Finding(code, question + ": " + answer.status()));
    }
}
