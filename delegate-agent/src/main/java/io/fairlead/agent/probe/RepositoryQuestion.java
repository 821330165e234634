package io.fairlead.agent.probe;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.test.Step;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks whether one repository may be pulled from; never for a right to push, which creates repositories on some. */
record RepositoryQuestion(Visit visit, String repository) {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

    String scope() {
        return "repository:" + repository + ":pull";
    }

    Access ask(@Nullable Proof proof) {
        if (repository.length() > 255 || !NAME.matcher(repository).matches()) {
            var invalid = new Finding(Diagnosis.REPO_NOT_FOUND, "the repository's name is not a valid one");
            return new Access.Denied(
                    visit.failed(Step.Name.REPOSITORY, visit.journal().mark(), invalid));
        }
        var bare = Question.get(visit.registry(), "/v2/" + repository + "/tags/list?n=1");
        var question = proof == null ? bare : bare.with(proof);
        var since = visit.journal().mark();
        return switch (visit.wire().ask(question)) {
            case Finding finding -> new Access.Denied(visit.failed(Step.Name.REPOSITORY, since, finding));
            case Answer answer -> {
                var access = judge(question, answer);
                visit.told(Step.Name.REPOSITORY, since, answer, access instanceof Access.Granted);
                yield access;
            }
        };
    }

    private static Access judge(Question question, Answer answer) {
        var trouble = Trouble.of(question, answer);
        if (trouble.isPresent()) {
            return new Access.Denied(trouble.get());
        }
        return switch (answer.status()) {
            // 405: this registry lists no tags, which says nothing about the right to pull.
            case 200, 405 -> new Access.Granted();
            case 404 -> denied(Diagnosis.REPO_NOT_FOUND, question + ": 404");
            default -> denied(Diagnosis.NO_PULL, question + ": " + answer.status());
        };
    }

    private static Access denied(Diagnosis code, String summary) {
        return new Access.Denied(new Finding(code, summary));
    }
}
