package io.fairlead.runtime.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads what a refused request still sends and throws it away: a connection closed before that is reset, and the caller never sees
 * the refusal. A long or slow rest is not waited for.
 */
public final class UnreadBody implements Runnable {

    private static final long MAX_BYTES = 1024 * 1024;
    private static final long MAX_MILLIS = 1_000;

    private final Request request;
    private final Callback callback;
    private final AtomicBoolean done = new AtomicBoolean();
    private final Scheduler.Task timeout;
    private long bytes;

    private UnreadBody(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
        var body = Request.as(request, ReceivedBody.class);
        if (body != null) {
            body.discard();
        }
        this.timeout = request.getComponents().getScheduler().schedule(this::finish, MAX_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Completes the callback when everything was read that will be. */
    public static Callback discardedBefore(Request request, Callback callback) {
        return RequestBodyHandler.hasBody(request)
                ? Callback.from(() -> new UnreadBody(request, callback).run(), callback::failed)
                : callback;
    }

    @Override
    public void run() {
        while (!done.get()) {
            var chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            bytes += chunk.remaining();
            chunk.release();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk) || bytes > MAX_BYTES) {
                finish();
            }
        }
    }

    private void finish() {
        if (done.compareAndSet(false, true)) {
            timeout.cancel();
            callback.succeeded();
        }
    }
}
