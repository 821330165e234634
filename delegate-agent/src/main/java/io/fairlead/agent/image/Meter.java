package io.fairlead.agent.image;

import io.fairlead.contracts.operation.OperationProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells how far a copy is, at most four times a second. */
final class Meter {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Consumer<OperationProgress> listener;
    private String doing = "read the manifests";
    private long done;
    private long total;
    private long told = System.nanoTime() - PAUSE_NANOS;

    Meter(Consumer<OperationProgress> listener) {
        this.listener = listener;
    }

    void total(long bytes) {
        total = bytes;
    }

    void doing(String what) {
        doing = what;
        tell();
    }

    long done() {
        return done;
    }

    /** Never falls, also where an upload begins anew. */
    void reached(long bytes) {
        done = Math.max(done, bytes);
        tell();
    }

    private void tell() {
        var now = System.nanoTime();
        if (now - told >= PAUSE_NANOS) {
            told = now;
            listener.accept(new OperationProgress(doing, done, total));
        }
    }
}
