package io.fairlead.agent.probe;

import java.util.List;

/** What a registry says to somebody who brings no credential. */
sealed interface Ping permits Ping.Open, Ping.Challenged, Finding {

    /** It answers without asking who it is. */
    record Open() implements Ping {}

    /** It wants a credential. */
    record Challenged(List<Challenge> challenges) implements Ping {}
}
