package io.fairlead.agent.probe;

import io.fairlead.agent.login.Challenge;
import io.fairlead.agent.wire.Finding;
import java.util.List;

/** What a registry says to somebody who brings no credential. */
sealed interface Ping {

    /** It answers without asking who it is. */
    record Open() implements Ping {}

    /** It wants a credential. */
    record Challenged(List<Challenge> challenges) implements Ping {}

    /** The interview ends here. */
    record Ended(Finding reason) implements Ping {}
}
