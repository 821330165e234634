package io.fairlead.agent.probe;

import io.fairlead.agent.login.Challenge;
import io.fairlead.agent.login.ChallengeParser;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Question;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;

/** What a registry says to somebody who brings no credential. */
sealed interface Ping {

    /** It answers without asking who it is. */
    record Open() implements Ping {}

    /** It wants a credential. */
    record Challenged(List<Challenge> challenges) implements Ping {}

    /** The interview ends here. */
    record Ended(Finding reason) implements Ping {}

    /** Reads a 401. */
    static Ping challenged(Question question, Answer answer) {
        var lines = answer.all("WWW-Authenticate");
        return lines.stream().allMatch(String::isBlank)
                ? ended(Diagnosis.CHALLENGE_MISSING, question + ": 401 without WWW-Authenticate")
                : new Challenged(ChallengeParser.parse(lines));
    }

    static Ping ended(Diagnosis code, String summary) {
        return new Ended(new Finding(code, summary));
    }
}
