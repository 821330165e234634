package io.fairlead.agent.operation;

import io.fairlead.contracts.operation.OperationProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells how far a copy is, at most four times a second. */
final class CopyProgress {

    private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Consumer<OperationProgress> listener;
    private String activity = "read the manifests";
    private long done;
    private long total;
    private long lastPublishedNanos = System.nanoTime() - MIN_INTERVAL_NANOS;

    CopyProgress(Consumer<OperationProgress> listener) {
        this.listener = listener;
    }

    void setTotal(long bytes) {
        total = bytes;
    }

    void startActivity(String what) {
        activity = what;
        publish();
    }

    long done() {
        return done;
    }

    /** Never falls, also where an upload starts again. */
    void advanceTo(long bytes) {
        done = Math.max(done, bytes);
        publish();
    }

    private void publish() {
        var now = System.nanoTime();
        if (now - lastPublishedNanos >= MIN_INTERVAL_NANOS) {
            lastPublishedNanos = now;
            listener.accept(new OperationProgress(activity, done, total));
        }
    }
}
