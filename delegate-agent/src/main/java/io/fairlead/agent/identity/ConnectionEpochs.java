package io.fairlead.agent.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Numbers the connections of this delegate, always rising, whatever clock or crash says. */
public record ConnectionEpochs(AgentHome home, Clock clock) {

    private static final String FILE = "epoch";

    public long next() {
        var last = home.read(FILE)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        var next = Math.max(clock.millis(), last + 1);
        home.write(FILE, Long.toString(next).getBytes(StandardCharsets.US_ASCII));
        return next;
    }
}
