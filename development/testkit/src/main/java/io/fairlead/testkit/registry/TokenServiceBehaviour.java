package io.fairlead.testkit.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a token service lets in, and how it words its refusal. */
sealed interface TokenServiceBehaviour {

    /** Nothing when a token is due, else the refusal. No login at all is {@code null}. */
    Optional<LoginRejection> verify(@Nullable BasicCredentials login, List<String> scopes);

    /** Whether the token carries any rights. */
    default boolean grantsRights(@Nullable BasicCredentials login) {
        return true;
    }

    /** A status with the one error of a registry's error body. */
    record LoginRejection(int status, String code, String message) {}

    /** One user with one password. */
    record Strict(Map<String, String> passwords) implements TokenServiceBehaviour {

        @Override
        public Optional<LoginRejection> verify(@Nullable BasicCredentials login, List<String> scopes) {
            return login != null && login.password().equals(passwords.get(login.user()))
                    ? Optional.empty()
                    : Optional.of(new LoginRejection(401, "UNAUTHORIZED", "authentication required"));
        }

        @Override
        public String toString() {
            return "Strict" + passwords.keySet();
        }
    }

    /** Everybody, even without a login: some token services look at credentials only when a repository is asked for. */
    record AcceptAnyone() implements TokenServiceBehaviour {

        @Override
        public Optional<LoginRejection> verify(@Nullable BasicCredentials login, List<String> scopes) {
            return Optional.empty();
        }
    }

    /** As Harbor: a login is judged only where no scope is asked for; with one, a stranger gets a token without rights. */
    record VerifiesOnlyWithoutScope(Strict users) implements TokenServiceBehaviour {

        @Override
        public Optional<LoginRejection> verify(@Nullable BasicCredentials login, List<String> scopes) {
            return scopes.isEmpty() ? users.verify(login, scopes) : Optional.empty();
        }

        @Override
        public boolean grantsRights(@Nullable BasicCredentials login) {
            return users.verify(login, List.of()).isEmpty();
        }
    }

    /** As balena's: a login is judged only where a scope is asked for. */
    record VerifiesOnlyWithScope(Strict users) implements TokenServiceBehaviour {

        @Override
        public Optional<LoginRejection> verify(@Nullable BasicCredentials login, List<String> scopes) {
            return scopes.isEmpty() ? Optional.empty() : users.verify(login, scopes);
        }
    }

    /** Gives no token without a scope, whoever asks. */
    record RequiresScope(Strict users) implements TokenServiceBehaviour {

        @Override
        public Optional<LoginRejection> verify(@Nullable BasicCredentials login, List<String> scopes) {
            return scopes.isEmpty()
                    ? Optional.of(new LoginRejection(400, "UNSUPPORTED", "a scope is required"))
                    : users.verify(login, scopes);
        }
    }

    /**
     * IBM Cloud Container Registry with API keys of one user. The sentences are IBM's; 400 or 401 for a wrong key are both
     * reported, and which status goes with the unsupported user name is not documented: 401 here.
     */
    record Ibm(Set<String> apiKeys, int wrongKeyStatus) implements TokenServiceBehaviour {

        private static final String USER = "iamapikey";

        @Override
        public Optional<LoginRejection> verify(@Nullable BasicCredentials login, List<String> scopes) {
            if (login == null) {
                return Optional.of(new LoginRejection(401, "UNAUTHORIZED", "Authorization required."));
            }
            if (!login.user().equals(USER)) {
                return Optional.of(new LoginRejection(
                        401,
                        "UNSUPPORTED",
                        "The requested authentication method is not supported. Run the `ibmcloud cr login` command."));
            }
            return apiKeys.contains(login.password())
                    ? Optional.empty()
                    : Optional.of(new LoginRejection(
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
