package io.fairlead.audit;

import io.fairlead.runtime.schedule.SweepTrigger;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.TransactionException;

/**
 * Has the entries of a moment linked together soon after their commits, finds those left by a crash, measures what waits,
 * and tells the head.
 */
class ChainLinker implements SchedulingConfigurer, DisposableBean {

    private record UnlinkedEntries(long entries, @Nullable Instant oldest) {}

    private static final Logger log = LoggerFactory.getLogger(ChainLinker.class);

    private final LinkEntries links;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AuditProperties properties;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit-linker").factory());
    /** Null while the database does not answer: an old value would look like a true one. */
    private volatile @Nullable UnlinkedEntries unlinked;

    private volatile ChainHead loggedHead = ChainHead.EMPTY;

    ChainLinker(LinkEntries links, JdbcTemplate jdbc, Clock clock, AuditProperties properties, MeterRegistry metrics) {
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
        Gauge.builder("fairlead.audit.unlinked", this::unlinkedEntries)
                .description("Entries that are not chained yet; the same in every instance")
                .register(metrics);
        Gauge.builder("fairlead.audit.unlinked.oldest", this::oldestSeconds)
                .description("Age of the oldest entry that is not chained yet; the same in every instance")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("fairlead.audit.head", () -> links.latestHead().position())
                .description("Position of the newest link; never falls, and is the same in every instance")
                .register(metrics);
    }

    /** Several wake-ups before the worker comes to it are one: their entries are linked by one transaction. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                worker.schedule(this::work, properties.linkDelay().toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException _) {
                // it stops; another instance's sweep, or the next start, finds the rest
            }
        }
    }

    private void work() {
        woken.set(false);
        try {
            links.linkAll();
        } catch (DataAccessException | TransactionException e) {
            log.warn("link entries of the audit: {}; the next sweep tries again", e.getMessage());
        }
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        new SweepTrigger(properties.sweepInterval()).schedule(tasks, this::sweep);
    }

    private boolean sweep() {
        unlinked = null;
        var waiting = jdbc.queryForObject(
                "select count(*) as entries, min(e.occurred_at) as oldest"
                        + " from audit.unlinked u join audit.entry e on e.id = u.entry_id",
                (row, _) -> {
                    var oldest = row.getTimestamp("oldest");
                    return new UnlinkedEntries(row.getLong("entries"), oldest == null ? null : oldest.toInstant());
                });
        unlinked = waiting;
        if (waiting.entries() == 0) {
            return false;
        }
        wake();
        return true;
    }

    /** Into the log, which is kept elsewhere: whoever cuts the chain there would have to cut the log, too. */
    @Scheduled(fixedDelayString = "#{@auditProperties.headInterval()}")
    void logHead() {
        var head = links.latestHead();
        if (!head.equals(loggedHead)) {
            log.info("audit head {}", head);
            loggedHead = head;
        }
    }

    private double unlinkedEntries() {
        var known = unlinked;
        return known == null ? Double.NaN : known.entries();
    }

    private double oldestSeconds() {
        var known = unlinked;
        if (known == null) {
            return Double.NaN;
        }
        var oldest = known.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    /** Links what still waits for others, so that no entry is without a link until the next start. */
    @Override
    public void destroy() {
        worker.shutdownNow();
        if (woken.get()) {
            work();
        }
    }
}
