package io.fairlead.agent.provider;

import io.fairlead.agent.http.AccountLock;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;

/** Says why somebody whose login is right is refused a repository. */
public final class AccessRefusal {

    private static final List<KnownPhrase> KNOWN_PHRASES = List.of(
            new KnownPhrase("pull traffic quota", Diagnosis.IBM_QUOTA_TRAFFIC),
            new KnownPhrase("image storage quota", Diagnosis.IBM_QUOTA_STORAGE),
            new KnownPhrase("Private-only access is enabled", Diagnosis.IBM_PRIVATE_ONLY),
            new KnownPhrase("troubleshoot-auth-req", Diagnosis.IBM_WRONG_REGION));

    private AccessRefusal() {}

    private record KnownPhrase(String words, Diagnosis code) {}

    /** @param otherwise when nothing more is known */
    public static Diagnosis diagnose(RegistryResponse response, Diagnosis otherwise) {
        var error = RegistryError.of(response);
        if (error.code().equals("NAME_INVALID")) {
            return Diagnosis.NAME_INVALID;
        }
        if (AccountLock.isReported(response)) {
            return Diagnosis.AUTH_LOCKED;
        }
        return KNOWN_PHRASES.stream()
                .filter(sentence -> error.mentions(sentence.words))
                .map(KnownPhrase::code)
                .findFirst()
                .orElse(otherwise);
    }

    /** What else may be behind the refusal, where the registry says the same of several causes. */
    public static Optional<Diagnosis> hint(String host, Diagnosis code) {
        if (!ProviderProfile.forHost(host).isIbm()) {
            return Optional.empty();
        }
        return switch (code) {
            case NO_PULL, NO_PUSH -> Optional.of(Diagnosis.IBM_CONTEXT_RESTRICTION);
            case REPO_NOT_FOUND -> Optional.of(Diagnosis.IBM_WRONG_REGION);
            default -> Optional.empty();
        };
    }
}
