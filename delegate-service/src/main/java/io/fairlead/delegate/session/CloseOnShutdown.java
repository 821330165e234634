package io.fairlead.delegate.session;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends delegates to another instance before the web server stops, which would wait for every held poll. */
@Component
class CloseOnShutdown implements SmartLifecycle {

    private final LocalConnections connections;
    private volatile boolean running;

    CloseOnShutdown(LocalConnections connections) {
        this.connections = connections;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        connections.list().forEach(connection -> connection.close("this instance stops"));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
