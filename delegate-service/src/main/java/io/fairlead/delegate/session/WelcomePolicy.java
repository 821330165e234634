package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.contracts.protocol.Frame.Welcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a delegate is told when it is welcomed, and by whom. */
@Component
class WelcomePolicy {

    /** So many come back in a second without being slowed down. */
    private static final int WELCOMES_PER_SECOND = 1_000;

    private final ServiceInstance instance;
    private final SessionProperties settings;
    private final Clock clock;

    WelcomePolicy(ServiceInstance instance, SessionProperties settings, Clock clock) {
        this.instance = instance;
        this.settings = settings;
        this.clock = clock;
    }

    /** The more are connected, the further apart they are to come back. */
    Welcome welcome(List<TaskAttempt> resume, int connected) {
        return new Welcome(
                resume,
                (int) settings.leaseRenewalInterval().toSeconds(),
                Math.clamp(connected / WELCOMES_PER_SECOND, 1, 60));
    }

    String instance() {
        return instance.name();
    }

    Instant now() {
        return clock.instant();
    }
}
