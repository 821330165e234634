package io.fairlead.agent.wire;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.Optional;

/** What any answer can say, whatever was asked. */
public final class Trouble {

    private Trouble() {}

    public static Optional<Finding> of(Question question, Answer answer) {
        if (answer.status() == 429) {
            return Optional.of(limited(question, answer));
        }
        if (answer.status() == 431
                || (answer.status() == 400 && answer.body().contains("Request Header Or Cookie Too Large"))) {
            return Optional.of(new Finding(Diagnosis.HEADER_TOO_LARGE, question + ": " + answer.status()));
        }
        if (answer.status() >= 500) {
            return Optional.of(new Finding(Diagnosis.SERVER_ERROR, question + ": " + answer.status()));
        }
        return Optional.empty();
    }

    private static Finding limited(Question question, Answer answer) {
        var wait = answer.header("Retry-After")
                .filter(value -> value.matches("[0-9A-Za-z, :]{1,40}"))
                .map(time -> ", retry after " + (time.matches("[0-9]+") ? time + " s" : time));
        return new Finding(Diagnosis.RATE_LIMITED, question + ": 429" + wait.orElse(""));
    }
}
