package io.fairlead.delegate.session;

import java.time.Duration;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Confirms the connections of this instance, and ends those that fell silent, here or with their instance. */
@Component
class WatchConnections {

    private final LocalConnections connections;
    private final DelegateSessions sessions;
    private final SessionLifecycle lifecycle;
    private final WelcomePolicy welcomePolicy;
    private final Duration silence;

    WatchConnections(
            LocalConnections connections,
            DelegateSessions sessions,
            SessionLifecycle lifecycle,
            WelcomePolicy welcomePolicy,
            SessionProperties settings) {
        this.connections = connections;
        this.sessions = sessions;
        this.lifecycle = lifecycle;
        this.welcomePolicy = welcomePolicy;
        this.silence = settings.silenceTimeout();
    }

    @Scheduled(fixedDelayString = "#{@sessionProperties.silenceCheckInterval()}")
    void endSilent() {
        var since = welcomePolicy.now().minus(silence);
        connections.list().stream().filter(here -> here.isSilentSince(since)).forEach(here -> {
            here.close("nothing heard for " + silence);
            lifecycle.closed(here);
        });
    }

    /** Confirms before it looks for the abandoned: after an outage of the database all look so. */
    @Scheduled(fixedDelayString = "#{@sessionProperties.confirmationInterval()}")
    void confirm() {
        var here =
                connections.list().stream().map(DelegateConnection::delegateId).toList();
        var stands = here.isEmpty() ? Set.of() : sessions.confirm(welcomePolicy.instance(), here);
        connections.list().stream()
                .filter(connection -> here.contains(connection.delegateId()))
                .filter(connection -> !stands.contains(connection.delegateId()))
                .forEach(connection -> connection.close("this connection was given up"));
        sessions.listAbandoned(silence.plusSeconds(5))
                .forEach(session -> lifecycle.disconnected(session.delegateId(), session.epoch()));
    }
}
