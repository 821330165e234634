package io.fairlead.delegate.session;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Confirms the connections of this instance, and ends those that fell silent, here or with their instance. */
@Component
class WatchConnections {

    private final Connections connections;
    private final Sessions sessions;
    private final Reception reception;
    private final Terms terms;
    private final Duration silence;

    WatchConnections(
            Connections connections, Sessions sessions, Reception reception, Terms terms, SessionProperties settings) {
        this.connections = connections;
        this.sessions = sessions;
        this.reception = reception;
        this.terms = terms;
        this.silence = settings.silence();
    }

    @Scheduled(fixedDelay = 5_000)
    void endSilent() {
        var since = terms.now().minus(silence);
        connections.all().stream().filter(here -> here.isSilentSince(since)).forEach(here -> {
            here.close("nothing heard for " + silence);
            reception.closed(here);
        });
    }

    /** Confirms before it looks for the abandoned: after an outage of the database all look so. */
    @Scheduled(fixedDelay = 10_000)
    void confirm() {
        var here = connections.all().stream().map(Connection::delegateId).toList();
        var stands = here.isEmpty() ? java.util.Set.of() : sessions.seen(terms.instance(), here);
        connections.all().stream()
                .filter(connection -> here.contains(connection.delegateId()))
                .filter(connection -> !stands.contains(connection.delegateId()))
                .forEach(connection -> connection.close("this connection was given up"));
        sessions.abandoned(silence.plusSeconds(5).toSeconds())
                .forEach(session -> reception.gone(session.delegateId(), session.epoch()));
    }
}
