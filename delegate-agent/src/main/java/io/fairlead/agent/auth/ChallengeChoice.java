package io.fairlead.agent.auth;

import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the ways to log in that a registry offers is taken: a token where its service may be asked, else Basic. */
public sealed interface ChallengeChoice {

    /** @param challenge as it came, with its scope */
    record UseToken(Realm.Approved realm, AuthChallenge challenge) implements ChallengeChoice {

        /** What the challenge wants a token for, an empty scope being none. */
        public List<String> scopes() {
            return challenge.parameter("scope").stream()
                    .flatMap(scopes -> List.of(scopes.strip().split("\\s+")).stream())
                    .toList();
        }
    }

    /** @param unusable what is wrong with another way that was offered first */
    record UseBasic(Optional<RegistryFinding> unusable) implements ChallengeChoice {}

    /** @param reason without the name of what was asked */
    record Nothing(RegistryFinding reason) implements ChallengeChoice {}

    static ChallengeChoice of(List<AuthChallenge> challenges, RealmApproval approval) {
        var basic = challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        Optional<RegistryFinding> disapproved = Optional.empty();
        for (var challenge : challenges) {
            if (!challenge.scheme().equals("bearer")
                    || (basic && challenge.parameter("realm").isEmpty())) {
                continue;
            }
            switch (approval.judge(challenge)) {
                case Realm.Approved realm -> {
                    return new UseToken(realm, challenge);
                }
                case Realm.Disapproved(var reason) -> disapproved = disapproved.or(() -> Optional.of(reason));
            }
        }
        // A way that leads nowhere is no way; one that leads to strangers is for people to judge.
        var leadsNowhere = disapproved
                .filter(reason ->
                        reason.code() != Diagnosis.REALM_INVALID && reason.code() != Diagnosis.REALM_EXTERNAL_URL)
                .isEmpty();
        if (basic && leadsNowhere) {
            return new UseBasic(disapproved);
        }
        return new Nothing(disapproved.orElseGet(() -> challenges.isEmpty()
                ? new RegistryFinding(Diagnosis.CHALLENGE_MISSING, "401 without WWW-Authenticate")
                : new RegistryFinding(Diagnosis.CHALLENGE_UNSUPPORTED, "only " + schemes(challenges) + " is offered")));
    }

    private static String schemes(List<AuthChallenge> challenges) {
        return challenges.stream().map(AuthChallenge::scheme).limit(10).collect(Collectors.joining(", "));
    }
}
