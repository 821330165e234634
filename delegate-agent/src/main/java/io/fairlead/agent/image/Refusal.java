package io.fairlead.agent.image;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;

/** Names the reason why a registry did not do what it was asked. */
final class Refusal {

    private Refusal() {}

    /** @param missing what 404 means where the registry's own code does not say it */
    static OperationFailed toRead(Registry registry, Question question, Answer answer, Diagnosis missing) {
        var code = switch (answer.status()) {
            case 401, 403 -> registry.pass().isAnonymous() ? Diagnosis.ANONYMOUS_REFUSED : Diagnosis.NO_PULL;
            case 404 -> missing(answer, missing);
            case 301, 302, 303, 307, 308 -> Diagnosis.REDIRECT_ELSEWHERE;
            default -> Diagnosis.NOT_A_REGISTRY;
        };
        return failed(registry, question, answer, code);
    }

    static OperationFailed toWrite(Registry registry, Question question, Answer answer) {
        var code = switch (answer.status()) {
            case 401, 403 ->
                isFull(answer)
                        ? Diagnosis.STORAGE_FULL
                        : registry.pass().isAnonymous() ? Diagnosis.ANONYMOUS_REFUSED : Diagnosis.NO_PUSH;
            case 404 -> missing(answer, Diagnosis.REPO_NOT_FOUND);
            case 405 -> Diagnosis.READ_ONLY;
            case 413 -> Diagnosis.TOO_LARGE;
            case 416 -> Diagnosis.UPLOAD_RANGE;
            case 507 -> Diagnosis.STORAGE_FULL;
            case 301, 302, 303, 307, 308 -> Diagnosis.REDIRECT_ELSEWHERE;
            default -> Diagnosis.UPLOAD_REFUSED;
        };
        return failed(registry, question, answer, code);
    }

    private static OperationFailed failed(Registry registry, Question question, Answer answer, Diagnosis code) {
        var trouble = answer.status() == 507 ? Optional.<Diagnosis>empty() : trouble(question, answer);
        return new OperationFailed(trouble.orElse(code), question + ": " + answer.status() + registry.words(answer));
    }

    private static Optional<Diagnosis> trouble(Question question, Answer answer) {
        return Trouble.of(question, answer).map(finding -> finding.code());
    }

    private static Diagnosis missing(Answer answer, Diagnosis otherwise) {
        return switch (RegistryError.of(answer).code()) {
            case "NAME_UNKNOWN" -> Diagnosis.REPO_NOT_FOUND;
            case "MANIFEST_UNKNOWN" -> Diagnosis.TAG_NOT_FOUND;
            default -> otherwise;
        };
    }

    private static boolean isFull(Answer answer) {
        return RegistryError.of(answer).says("quota");
    }
}
