package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.operation.OperationResult.UnsupportedOperation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Asks for a page of repositories or tags. */
record NamesQuestion(Registry registry) {

    private static final long LONGEST_LIST = 16L * 1024 * 1024;

    /** Most registries refuse this, or have no such list: then it is not supported, and nothing is wrong. */
    OperationResult repositories(int pageSize, @Nullable String after) {
        try {
            return page("/v2/_catalog", "repositories", pageSize, after);
        } catch (OperationFailed failed) {
            return switch (failed.finding().code()) {
                case NO_PULL, ANONYMOUS_REFUSED, REPO_NOT_FOUND ->
                    unsupported("The registry shows no list of repositories: "
                            + failed.finding().summary());
                default -> throw failed;
            };
        }
    }

    OperationResult tags(String repository, int pageSize, @Nullable String after) {
        return page("/v2/" + repository + "/tags/list", "tags", pageSize, after);
    }

    private OperationResult page(String path, String field, int pageSize, @Nullable String after) {
        if (after != null && !NamePage.isValidNext(after)) {
            throw new OperationFailed(Diagnosis.DELEGATE_FAULT, "the mark of the page is none of this list");
        }
        var question = registry.get(path + "?" + (after == null ? "n=" + pageSize : after));
        var page = new NamesPage(
                field, pageSize, after == null ? null : NextPage.last(after).orElse(null));
        Answer answer;
        try {
            answer = registry.ask(question, (_, body) -> page.read(new Limited(body, LONGEST_LIST)));
        } catch (NamesPage.NotAList | JacksonException _) {
            throw new OperationFailed(Diagnosis.NOT_A_REGISTRY, question + ": the answer holds no list");
        }
        if (answer.status() == 405 || answer.status() == 501) {
            return unsupported("The registry offers no such list: " + question + ": " + answer.status());
        }
        if (answer.status() != 200) {
            throw Refusal.toRead(registry, question, answer, Diagnosis.REPO_NOT_FOUND);
        }
        return new NamePage(page.names(), next(page, answer, path, pageSize));
    }

    private static UnsupportedOperation unsupported(String reason) {
        return new UnsupportedOperation(Diagnosis.LISTING_UNSUPPORTED, reason);
    }

    private @Nullable String next(NamesPage page, Answer answer, String path, int pageSize) {
        var linked = NextPage.linked(answer.all("Link"), registry.origin(), path);
        if (!page.wasCut() && linked.isPresent()) {
            return linked.get();
        }
        return page.isFull() && !page.names().isEmpty()
                ? NextPage.after(page.names().getLast(), pageSize)
                : null;
    }
}
