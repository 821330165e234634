package io.fairlead.events.out;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Starts the publishing before anything is stored and ends it after that, and says meanwhile that this instance lives. */
class OutboxLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxLifecycle.class);

    private final PublisherLease lease;
    private final OutboxPublisher reader;
    private final DirectPublisher direct;
    private final EventSender sender;
    private volatile ScheduledExecutorService renewals = newRenewals();
    private volatile boolean running;

    OutboxLifecycle(PublisherLease lease, OutboxPublisher reader, DirectPublisher direct, EventSender sender) {
        this.lease = lease;
        this.reader = reader;
        this.direct = direct;
        this.sender = sender;
    }

    @Override
    public void start() {
        if (renewals.isShutdown()) {
            renewals = newRenewals();
        }
        running = true;
        sender.start();
        attempt("take over the events of this instance's former life", lease::takeOver);
        var interval = lease.renewalInterval().toMillis();
        renewals.scheduleWithFixedDelay(
                () -> attempt("say that this instance lives", lease::renew), interval, interval, TimeUnit.MILLISECONDS);
        direct.start();
        reader.start();
    }

    @Override
    public void stop() {
        running = false;
        try {
            direct.close();
            reader.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        renewals.shutdownNow();
        attempt("leave what is left to others", lease::release);
        sender.close();
    }

    /** Without a database nothing is stored, and what is stored already waits in the table. */
    private static void attempt(String what, Runnable statement) {
        try {
            statement.run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("{}: {}", what, e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Below the web server and the listeners: it ends when they are done. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static ScheduledExecutorService newRenewals() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("outbox-lease").factory());
    }
}
