package io.fairlead.testbed.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a token service lets in, and how it words its refusal. */
sealed interface Manners {

    /** Nothing when a token is due, else the refusal. No login at all is {@code null}. */
    Optional<Refusal> judge(@Nullable Login login, List<String> scopes);

    /** Whether the token carries any rights. */
    default boolean entitles(@Nullable Login login) {
        return true;
    }

    /** A status with the one error of a registry's error body. */
    record Refusal(int status, String code, String message) {}

    /** One user with one password. */
    record Strict(Map<String, String> passwords) implements Manners {

        @Override
        public Optional<Refusal> judge(@Nullable Login login, List<String> scopes) {
            return login != null && login.password().equals(passwords.get(login.user()))
                    ? Optional.empty()
                    : Optional.of(new Refusal(401, "UNAUTHORIZED", "authentication required"));
        }

        @Override
        public String toString() {
            return "Strict" + passwords.keySet();
        }
    }

    /** Everybody, even without a login: some token services look at credentials only when a repository is asked for. */
    record AcceptAnyone() implements Manners {

        @Override
        public Optional<Refusal> judge(@Nullable Login login, List<String> scopes) {
            return Optional.empty();
        }
    }

    /** As Harbor: a login is judged only where no scope is asked for; with one, a stranger gets a token without rights. */
    record JudgesWithoutScope(Strict users) implements Manners {

        @Override
        public Optional<Refusal> judge(@Nullable Login login, List<String> scopes) {
            return scopes.isEmpty() ? users.judge(login, scopes) : Optional.empty();
        }

        @Override
        public boolean entitles(@Nullable Login login) {
            return users.judge(login, List.of()).isEmpty();
        }
    }

    /** As balena's: a login is judged only where a scope is asked for. */
    record JudgesWithScope(Strict users) implements Manners {

        @Override
        public Optional<Refusal> judge(@Nullable Login login, List<String> scopes) {
            return scopes.isEmpty() ? Optional.empty() : users.judge(login, scopes);
        }
    }

    /** Gives no token without a scope, whoever asks. */
    record WantsScope(Strict users) implements Manners {

        @Override
        public Optional<Refusal> judge(@Nullable Login login, List<String> scopes) {
            return scopes.isEmpty()
                    ? Optional.of(new Refusal(400, "UNSUPPORTED", "a scope is required"))
                    : users.judge(login, scopes);
        }
    }

    /**
     * IBM Cloud Container Registry with API keys of one user. The sentences are IBM's; 400 or 401 for a wrong key are both
     * reported, and which status goes with the unsupported user name is not documented: 401 here.
     */
    record Ibm(Set<String> apiKeys, int wrongKeyStatus) implements Manners {

        private static final String USER = "iamapikey";

        @Override
        public Optional<Refusal> judge(@Nullable Login login, List<String> scopes) {
            if (login == null) {
                return Optional.of(new Refusal(401, "UNAUTHORIZED", "Authorization required."));
            }
            if (!login.user().equals(USER)) {
                return Optional.of(new Refusal(
                        401,
                        "UNSUPPORTED",
                        "The requested authentication method is not supported. Run the `ibmcloud cr login` command."));
            }
            return apiKeys.contains(login.password())
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            wrongKeyStatus,
                            "UNAUTHORIZED",
                            "The login credentials are not valid, or your IBM Cloud account is not active."));
        }

        @Override
        public String toString() {
            return "Ibm[wrongKeyStatus=" + wrongKeyStatus + "]";
        }
    }
}
