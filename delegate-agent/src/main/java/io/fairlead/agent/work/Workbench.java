package io.fairlead.agent.work;

import io.fairlead.agent.link.Desk;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.testing.TestStep;
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
    private volatile List<Frame.TaskAttempt> claimed = List.of();
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
        return new Frame.Hello(version, epoch, capacity, claimed, null);
    }

    @Override
    public void hear(Frame.ToDelegate frame) {
        switch (frame) {
            case Frame.Welcome welcome -> welcomed(welcome);
            case Frame.Assignment offer -> offered(offer);
            case Frame.ResultAcknowledged(var taskId, var attempt, var _) -> forget(taskId, attempt);
            case Frame.Cancel(var taskId, var attempt, var reason) -> cancelled(taskId, attempt, reason);
            case Frame.Drain _ -> draining = true;
            // The line answers a challenge itself.
            case Frame.Challenge _, Frame.Ping _, Frame.UnknownFrame _ -> {}
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

    private void offered(Frame.Assignment offer) {
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

    private String refusal(Frame.Assignment offer) {
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
        Frame.TaskResult result;
        try {
            result = trade.perform(offer, new Upstream(job));
        } catch (InterruptedException _) {
            return;
        } catch (RuntimeException e) {
            // Without its message: nobody can vouch for what a library writes into one.
            LOG.error("Task {} failed: {} at {}", offer.taskId(), e.getClass().getName(), List.of(e.getStackTrace()));
            result = fault(offer, "the delegate met " + e.getClass().getSimpleName());
        }
        if (job.finished(result)) {
            LOG.info("Task {} attempt {}: {}", offer.taskId(), offer.attempt(), code(result));
            upstream.accept(result);
        }
    }

    private static Frame.TaskResult fault(Frame.Assignment assignment, String summary) {
        return switch (assignment) {
            case Frame.TestOffer offer ->
                new Frame.TestTaskResult(
                        offer.taskId(),
                        offer.attempt(),
                        DiagnosedOutcome.of(Diagnosis.DELEGATE_FAULT, summary),
                        List.of(),
                        List.of());
            case Frame.OperationOffer offer ->
                new Frame.OperationTaskResult(
                        offer.taskId(),
                        offer.attempt(),
                        OperationReport.failed(Diagnosis.DELEGATE_FAULT, summary),
                        List.of());
        };
    }

    private static Diagnosis code(Frame.TaskResult ending) {
        return switch (ending) {
            case Frame.TestTaskResult result -> result.outcome().code();
            case Frame.OperationTaskResult ended ->
                ended.report().failure() == null
                        ? Diagnosis.OK
                        : ended.report().failure().code();
        };
    }

    /** Passes on how a job goes, as long as it counts. */
    private final class Upstream implements Telling {

        private final Job job;

        Upstream(Job job) {
            this.job = job;
        }

        @Override
        public void step(TestStep step) {
            stepped(job, step);
        }

        @Override
        public void progress(OperationProgress progress) {
            var held = job.held();
            upstream.accept(new Frame.ProgressUpdate(held.taskId(), held.attempt(), progress));
        }
    }

    /** Quick work never gets here twice: its result says it all before the first batch is due. */
    private void stepped(Job job, TestStep step) {
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

    private List<Frame.TaskAttempt> held() {
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
