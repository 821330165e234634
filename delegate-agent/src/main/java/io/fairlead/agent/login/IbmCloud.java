package io.fairlead.agent.login;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;
import java.util.Set;

/** Knows how IBM Cloud Container Registry refuses: 400 for a wrong pair, and the user name tells the secret's kind. */
public final class IbmCloud {

    private static final Set<String> USERNAMES = Set.of("iamapikey", "iambearer", "iamrefresh");
    private static final String BAD_LOGIN = "login credentials are not valid, or your IBM Cloud account is not active";
    private static final String BAD_METHOD = "requested authentication method is not supported";

    private IbmCloud() {}

    public static boolean owns(String host) {
        return host.equals("icr.io") || host.endsWith(".icr.io");
    }

    public static boolean isUsual(String host, String username) {
        return USERNAMES.contains(username)
                || username.startsWith("Profile-")
                || (host.equals("cp.icr.io") && username.equals("cp"));
    }

    /** The finding, when the one who refused the pair is IBM's token service. */
    static Optional<Finding> refusal(Realm.Approved realm, String username, Answer answer) {
        var error = RegistryError.of(answer);
        var host = realm.registry().host();
        var usual = isUsual(host, username);
        if (error.says(BAD_METHOD)) {
            return Optional.of(wrongUsername(realm, answer));
        }
        if (error.says(BAD_LOGIN)) {
            return Optional.of(usual ? invalidKey(realm, answer) : wrongUsername(realm, answer));
        }
        var refused = answer.status() == 400 || answer.status() == 401;
        var likeIbm =
                answer.status() == 400 && realm.path().startsWith("/oauth/token") && "registry".equals(realm.service());
        if (refused && (owns(host) || likeIbm)) {
            return Optional.of(usual ? invalidKey(realm, answer) : wrongUsername(realm, answer));
        }
        return Optional.empty();
    }

    private static Finding invalidKey(Realm.Approved realm, Answer answer) {
        return new Finding(
                Diagnosis.IBM_KEY_INVALID,
                "ask " + realm.origin() + " for a token: " + answer.status() + ", the API key was refused");
    }

    private static Finding wrongUsername(Realm.Approved realm, Answer answer) {
        return new Finding(
                Diagnosis.IBM_WRONG_USERNAME,
                "ask " + realm.origin() + " for a token: " + answer.status() + ", the user name is none that it takes");
    }
}
