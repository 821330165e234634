package io.fairlead.local.singlejvm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.LifecycleProcessor;

/** Holds an application where all of its parts are built and none is started. */
record StopWhenBuilt(CountDownLatch built) implements LifecycleProcessor {

    @Override
    public void onRefresh() {
        built.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park(this);
        }
    }

    @Override
    public void onClose() {
        // nothing was started
    }

    @Override
    public void start() {
        // see onRefresh
    }

    @Override
    public void stop() {
        // nothing was started
    }

    @Override
    public boolean isRunning() {
        return false;
    }
}
