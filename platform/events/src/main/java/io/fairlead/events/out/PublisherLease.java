package io.fairlead.events.out;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Says that this instance lives, so that no other one publishes what it holds in memory. An instance that could not say so
 * for a while, because it was frozen for example, sends nothing from memory: others may have done so already.
 */
class PublisherLease {

    /** From the moment at which a record is handed to the producer until it can no longer reach the broker. */
    static final Duration SEND_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final UUID publisher = UUID.randomUUID();
    private final JdbcTemplate jdbc;
    private final String instance;
    private final Duration duration;
    private volatile long sendUntil = System.nanoTime();

    /** @param instance names this instance across restarts; empty where instances come and go */
    PublisherLease(JdbcTemplate jdbc, String instance, Duration duration) {
        this.jdbc = jdbc;
        this.instance = instance;
        this.duration = duration;
    }

    UUID publisher() {
        return publisher;
    }

    /** Often enough for one renewal to fail. */
    Duration renewalInterval() {
        return duration.dividedBy(4);
    }

    /** The former life of this instance is over, so what it left is no longer its own. */
    void takeOver() {
        if (!instance.isEmpty()) {
            jdbc.update("delete from outbox_publisher where instance = ? and publisher <> ?", instance, publisher);
        }
        jdbc.update("delete from outbox_publisher where alive_until < clock_timestamp() - interval '1 hour'");
        renew();
    }

    void renew() {
        // Taken before the statement, so that others never think that it ends earlier.
        var asked = System.nanoTime();
        jdbc.update("""
                insert into outbox_publisher (publisher, instance, alive_until)
                values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
                on conflict (publisher) do update set alive_until = excluded.alive_until
                """, publisher, instance, duration.toMillis());
        sendUntil = asked + duration.minus(SEND_TIMEOUT).minus(MARGIN).toNanos();
    }

    boolean allowsSending() {
        return sendUntil - System.nanoTime() > 0;
    }

    void release() {
        sendUntil = System.nanoTime();
        jdbc.update("delete from outbox_publisher where publisher = ?", publisher);
    }
}
