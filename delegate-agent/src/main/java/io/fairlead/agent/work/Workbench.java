package io.fairlead.agent.work;

import io.fairlead.agent.link.Desk;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.test.Step;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes offers up to its capacity, renews what it holds, and repeats results until they are acknowledged. */
public final class Workbench implements Desk, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
    private static final long BATCH_MILLIS = 50;

    private final Trade trade;
    private final int capacity;
    private final String version;
    private final Consumer<Frame.FromDelegate> upstream;
    private final ConcurrentMap<UUID, Job> jobs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticks").factory());
    private volatile List<Frame.Held> claimed = List.of();
    private volatile boolean draining;
    private volatile boolean stopping;
    private volatile int renewSeconds = 5;
    private int seconds;

    public Workbench(Trade trade, int capacity, String version, Consumer<Frame.FromDelegate> upstream) {
        this.trade = trade;
        this.capacity = capacity;
        this.version = version;
        this.upstream = upstream;
        ticks.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Frame.Hello hello(long epoch) {
        claimed = held();
        return new Frame.Hello(version, epoch, capacity, claimed);
    }

    @Override
    public void hear(Frame.ToDelegate frame) {
        switch (frame) {
            case Frame.Welcome welcome -> welcomed(welcome);
            case Frame.Offer offer -> offered(offer);
            case Frame.OperationOffer _ -> {}
            case Frame.ResultAcknowledged(var taskId, var attempt, var _) -> forget(taskId, attempt);
            case Frame.Cancel(var taskId, var attempt, var reason) -> cancelled(taskId, attempt, reason);
            case Frame.Drain _ -> draining = true;
            case Frame.Ping _ -> {}
            case Frame.Unknown _ -> {}
        }
    }

    private void welcomed(Frame.Welcome welcome) {
        draining = false;
        renewSeconds = Math.clamp(welcome.renewEverySeconds(), 1, 60);
        // Only what the Hello named is judged here: an offer may overtake the welcome.
        for (var held : claimed) {
            if (!welcome.resume().contains(held)) {
                cancelled(held.taskId(), held.attempt(), "not resumed");
            }
        }
        repeatResults();
    }

    private void offered(Frame.Offer offer) {
        var reason = refusal(offer);
        if (!reason.isEmpty()) {
            upstream.accept(new Frame.Decline(offer.taskId(), offer.attempt(), reason));
            return;
        }
        var job = new Job(offer);
        var older = jobs.put(offer.taskId(), job);
        if (older != null) {
            older.cancel();
        }
        upstream.accept(new Frame.Accept(offer.taskId(), offer.attempt()));
        var worker = Thread.ofVirtual().name("task-" + offer.taskId()).unstarted(() -> work(job));
        job.startedOn(worker);
        worker.start();
    }

    private String refusal(Frame.Offer offer) {
        if (stopping || draining) {
            return "draining";
        }
        var known = jobs.get(offer.taskId());
        if (known != null && known.offer().attempt() >= offer.attempt()) {
            return "already held";
        }
        return known == null && jobs.size() >= capacity ? "at capacity" : "";
    }

    private void work(Job job) {
        var offer = job.offer();
        Frame.Result result;
        try {
            result = trade.perform(offer, step -> stepped(job, step));
        } catch (InterruptedException _) {
            return;
        } catch (RuntimeException e) {
            // Without its message: nobody can vouch for what a library writes into one.
            LOG.error("Task {} failed: {} at {}", offer.taskId(), e.getClass().getName(), List.of(e.getStackTrace()));
            var outcome = Outcome.of(
                    Diagnosis.DELEGATE_FAULT, "the delegate met " + e.getClass().getSimpleName());
            result = new Frame.Result(offer.taskId(), offer.attempt(), outcome, List.of(), List.of());
        }
        if (job.finished(result)) {
            LOG.info(
                    "Task {} attempt {}: {}",
                    offer.taskId(),
                    offer.attempt(),
                    result.outcome().code());
            upstream.accept(result);
        }
    }

    /** Quick work never gets here twice: its result says it all before the first batch is due. */
    private void stepped(Job job, Step step) {
        if (job.noted(step)) {
            ticks.schedule(
                    () -> {
                        var steps = job.takeUntold();
                        if (!steps.isEmpty()) {
                            upstream.accept(new Frame.StepsFinished(
                                    job.offer().taskId(), job.offer().attempt(), steps));
                        }
                    },
                    BATCH_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void cancelled(UUID taskId, long attempt, String reason) {
        var job = jobs.get(taskId);
        if (job != null && job.offer().attempt() <= attempt && jobs.remove(taskId, job)) {
            LOG.info("Task {} attempt {} dropped: {}", taskId, attempt, reason);
            job.cancel();
        }
    }

    private void forget(UUID taskId, long attempt) {
        var job = jobs.get(taskId);
        if (job != null && job.offer().attempt() == attempt && job.result() != null) {
            jobs.remove(taskId, job);
        }
    }

    private void tick() {
        if (++seconds >= renewSeconds) {
            seconds = 0;
            var held = held();
            if (!held.isEmpty()) {
                upstream.accept(new Frame.Renew(held));
                repeatResults();
            }
        }
    }

    private void repeatResults() {
        jobs.values().forEach(job -> {
            var result = job.result();
            if (result != null) {
                upstream.accept(result);
            }
        });
    }

    private List<Frame.Held> held() {
        return jobs.values().stream().map(Job::held).toList();
    }

    @Override
    public boolean isIdle() {
        return jobs.isEmpty();
    }

    /** Takes nothing new from now on. */
    public void stop() {
        stopping = true;
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        jobs.values().forEach(Job::cancel);
    }
}
