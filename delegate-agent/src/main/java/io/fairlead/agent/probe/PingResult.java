package io.fairlead.agent.probe;

import io.fairlead.agent.auth.AuthChallenge;
import io.fairlead.agent.auth.ChallengeParser;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;

/** What a registry says to somebody who brings no credential. */
sealed interface PingResult {

    /** It answers without asking who it is. */
    record Open() implements PingResult {}

    /** It wants a credential. */
    record Challenged(List<AuthChallenge> challenges) implements PingResult {}

    /** The probe ends here. */
    record Ended(RegistryFinding reason) implements PingResult {}

    /** Reads a 401. */
    static PingResult challenged(RegistryRequest request, RegistryResponse response) {
        var lines = response.headerValues("WWW-Authenticate");
        return lines.stream().allMatch(String::isBlank)
                ? ended(Diagnosis.CHALLENGE_MISSING, request + ": 401 without WWW-Authenticate")
                : new Challenged(ChallengeParser.parse(lines));
    }

    static PingResult ended(Diagnosis code, String summary) {
        return new Ended(new RegistryFinding(code, summary));
    }
}
