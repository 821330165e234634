package io.fairlead.testbed.registry;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a token service lets in, and how it words its refusal. */
sealed interface Manners {

    /** Nothing when the login is right, else the refusal. No login at all is {@code null}. */
    Optional<Refusal> judge(@Nullable Login login);

    /** A status with the one error of a registry's error body. */
    record Refusal(int status, String code, String message) {}

    /** One user with one password. */
    record Strict(Map<String, String> passwords) implements Manners {

        @Override
        public Optional<Refusal> judge(@Nullable Login login) {
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
        public Optional<Refusal> judge(@Nullable Login login) {
            return Optional.empty();
        }
    }

    /**
     * IBM Cloud Container Registry with an API key. The sentences are IBM's; 400 or 401 for a wrong key are both
     * reported, and which status goes with the unsupported user name is not documented: 401 here.
     */
    record Ibm(String apiKey, int wrongKeyStatus) implements Manners {

        private static final String USER = "iamapikey";

        @Override
        public Optional<Refusal> judge(@Nullable Login login) {
            if (login == null) {
                return Optional.of(new Refusal(401, "UNAUTHORIZED", "Authorization required."));
            }
            if (!login.user().equals(USER)) {
                return Optional.of(new Refusal(
                        401,
                        "UNSUPPORTED",
                        "The requested authentication method is not supported. Run the `ibmcloud cr login` command."));
            }
            return login.password().equals(apiKey)
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
