package io.fairlead.agent.provider;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;

/** Says why somebody whose login is right is refused a repository. */
public final class Refusal {

    private static final List<Sentence> SENTENCES = List.of(
            new Sentence("pull traffic quota", Diagnosis.IBM_QUOTA_TRAFFIC),
            new Sentence("image storage quota", Diagnosis.IBM_QUOTA_STORAGE),
            new Sentence("Private-only access is enabled", Diagnosis.IBM_PRIVATE_ONLY),
            new Sentence("troubleshoot-auth-req", Diagnosis.IBM_WRONG_REGION));

    private Refusal() {}

    private record Sentence(String words, Diagnosis code) {}

    /** @param otherwise when nothing more is known */
    public static Diagnosis of(Answer answer, Diagnosis otherwise) {
        var error = RegistryError.of(answer);
        if (error.code().equals("NAME_INVALID")) {
            return Diagnosis.NAME_INVALID;
        }
        return SENTENCES.stream()
                .filter(sentence -> error.says(sentence.words))
                .map(Sentence::code)
                .findFirst()
                .orElse(otherwise);
    }

    /** What else may be behind the refusal, where the registry says the same of several causes. */
    public static Optional<Diagnosis> hint(String host, Diagnosis code) {
        if (!Provider.of(host).isIbm()) {
            return Optional.empty();
        }
        return switch (code) {
            case NO_PULL, NO_PUSH -> Optional.of(Diagnosis.IBM_CONTEXT_RESTRICTION);
            case REPO_NOT_FOUND -> Optional.of(Diagnosis.IBM_WRONG_REGION);
            default -> Optional.empty();
        };
    }
}
