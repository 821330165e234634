package io.fairlead.agent.task;

import io.fairlead.agent.server.FrameHandler;
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
public final class TaskRunner implements FrameHandler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final long BATCH_MILLIS = 200;

    private final TaskHandler taskHandler;
    private final int capacity;
    private final String version;
    private final Consumer<Frame.FromDelegate> upstream;
    private final ConcurrentMap<UUID, RunningTask> tasks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticks").factory());
    private volatile List<Frame.TaskAttempt> claimedAttempts = List.of();
    private volatile boolean draining;
    private volatile boolean stopping;
    private volatile int renewSeconds = 5;
    private int seconds;

    public TaskRunner(TaskHandler taskHandler, int capacity, String version, Consumer<Frame.FromDelegate> upstream) {
        this.taskHandler = taskHandler;
        this.capacity = capacity;
        this.version = version;
        this.upstream = upstream;
        scheduler.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Frame.Hello hello(long epoch) {
        claimedAttempts = heldAttempts();
        return new Frame.Hello(version, epoch, capacity, claimedAttempts, null, true);
    }

    @Override
    public void handle(Frame.ToDelegate frame) {
        switch (frame) {
            case Frame.Welcome welcome -> handleWelcome(welcome);
            case Frame.Assignment offer -> handleOffer(offer);
            case Frame.ResultAcknowledged(var taskId, var attempt, var _) -> removeAcknowledged(taskId, attempt);
            case Frame.Cancel(var taskId, var attempt, var reason) -> cancelTask(taskId, attempt, reason);
            case Frame.Drain _ -> draining = true;
            // The transport answers a challenge itself.
            case Frame.Challenge _, Frame.Ping _, Frame.UnknownFrame _ -> {}
        }
    }

    private void handleWelcome(Frame.Welcome welcome) {
        draining = false;
        renewSeconds = Math.clamp(welcome.renewEverySeconds(), 1, 60);
        // Only what the Hello named is judged here: an offer may overtake the welcome.
        for (var held : claimedAttempts) {
            if (!welcome.resume().contains(held)) {
                cancelTask(held.taskId(), held.attempt(), "not resumed");
            }
        }
        repeatResults();
    }

    private void handleOffer(Frame.Assignment offer) {
        var reason = declineReason(offer);
        if (!reason.isEmpty()) {
            upstream.accept(new Frame.Decline(offer.taskId(), offer.attempt(), reason));
            return;
        }
        var task = new RunningTask(offer);
        var older = tasks.put(offer.taskId(), task);
        if (older != null) {
            older.cancel();
        }
        upstream.accept(new Frame.Accept(offer.taskId(), offer.attempt()));
        var worker = Thread.ofVirtual().name("task-" + offer.taskId()).unstarted(() -> runTask(task));
        task.startedOn(worker);
        worker.start();
    }

    private String declineReason(Frame.Assignment offer) {
        if (stopping || draining) {
            return "draining";
        }
        var known = tasks.get(offer.taskId());
        if (known != null && known.offer().attempt() >= offer.attempt()) {
            return "already held";
        }
        return known == null && working() >= capacity ? "at capacity" : "";
    }

    /** The server may have stored a result, and given its place to other work, before it is acknowledged here. */
    private long working() {
        return tasks.values().stream().filter(task -> task.result() == null).count();
    }

    private void runTask(RunningTask task) {
        var offer = task.offer();
        Frame.TaskResult result;
        try {
            result = taskHandler.perform(offer, new UpstreamProgress(task));
        } catch (InterruptedException _) {
            return;
        } catch (RuntimeException e) {
            // Without its message: nobody can vouch for what a library writes into one.
            LOG.error("Task {} failed: {} at {}", offer.taskId(), e.getClass().getName(), List.of(e.getStackTrace()));
            result = faultResult(offer, "the delegate met " + e.getClass().getSimpleName());
        }
        if (task.finish(result)) {
            LOG.info("Task {} attempt {}: {}", offer.taskId(), offer.attempt(), diagnosisOf(result));
            upstream.accept(result);
        }
    }

    private static Frame.TaskResult faultResult(Frame.Assignment assignment, String summary) {
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

    private static Diagnosis diagnosisOf(Frame.TaskResult ending) {
        return switch (ending) {
            case Frame.TestTaskResult result -> result.outcome().code();
            case Frame.OperationTaskResult ended ->
                ended.report().failure() == null
                        ? Diagnosis.OK
                        : ended.report().failure().code();
        };
    }

    /** Passes on how a job goes, as long as it counts. */
    private final class UpstreamProgress implements ProgressListener {

        private final RunningTask task;

        UpstreamProgress(RunningTask task) {
            this.task = task;
        }

        @Override
        public void step(TestStep step) {
            scheduleSteps(task, step);
        }

        @Override
        public void progress(OperationProgress progress) {
            var held = task.taskAttempt();
            upstream.accept(new Frame.ProgressUpdate(held.taskId(), held.attempt(), progress));
        }
    }

    /** Quick work never gets here twice: its result says it all before the first batch is due. */
    private void scheduleSteps(RunningTask task, TestStep step) {
        if (task.addStep(step)) {
            scheduler.schedule(
                    () -> {
                        var steps = task.takePendingSteps();
                        if (!steps.isEmpty()) {
                            upstream.accept(new Frame.StepsFinished(
                                    task.offer().taskId(), task.offer().attempt(), steps));
                        }
                    },
                    BATCH_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void cancelTask(UUID taskId, long attempt, String reason) {
        var task = tasks.get(taskId);
        if (task != null && task.offer().attempt() <= attempt && tasks.remove(taskId, task)) {
            LOG.info("Task {} attempt {} dropped: {}", taskId, attempt, reason);
            task.cancel();
        }
    }

    private void removeAcknowledged(UUID taskId, long attempt) {
        var task = tasks.get(taskId);
        if (task != null && task.offer().attempt() == attempt && task.result() != null) {
            tasks.remove(taskId, task);
        }
    }

    private void tick() {
        if (++seconds >= renewSeconds) {
            seconds = 0;
            var held = heldAttempts();
            if (!held.isEmpty()) {
                upstream.accept(new Frame.Renew(held));
                repeatResults();
            }
        }
    }

    private void repeatResults() {
        tasks.values().forEach(task -> {
            var result = task.result();
            if (result != null) {
                upstream.accept(result);
            }
        });
    }

    private List<Frame.TaskAttempt> heldAttempts() {
        return tasks.values().stream().map(RunningTask::taskAttempt).toList();
    }

    @Override
    public boolean isIdle() {
        return tasks.isEmpty();
    }

    /** Takes nothing new from now on. */
    public void stop() {
        stopping = true;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        tasks.values().forEach(RunningTask::cancel);
    }
}
