package io.fairlead.runtime.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** A body on its way in: hands out no more of it than its path allows and the budget has room for. */
public final class ReceivedBody extends Request.Wrapper {

    private static final String ATTRIBUTE = ReceivedBody.class.getName();
    private static final int MAX_DISCARDED_CHUNKS = 16;

    private final BodyBudgets budgets;
    private final AtomicReference<@Nullable Long> waitingSince = new AtomicReference<>();
    private long limit;
    private long lent;
    private boolean over;
    private volatile long received;
    private volatile long waitedMillis;
    private volatile boolean complete;
    private volatile boolean discarding;
    private Content.@Nullable Chunk refusal;

    ReceivedBody(Request request, long limit, BodyBudgets budgets) {
        super(request);
        this.limit = limit;
        this.budgets = budgets;
        request.setAttribute(ATTRIBUTE, this);
    }

    /** That of a servlet request, by its attributes; none where it has no body. */
    public static @Nullable ReceivedBody of(jakarta.servlet.ServletRequest request) {
        return (ReceivedBody) request.getAttribute(ATTRIBUTE);
    }

    /** Narrows what the path allows to what the handler needs. Throws when the body says itself that it is longer. */
    public void limitTo(long bytes) {
        limit = Math.min(limit, bytes);
        if (getLength() > limit || received > limit) {
            throw BodyRefused.tooLarge(limit);
        }
    }

    @Override
    public Content.@Nullable Chunk read() {
        if (discarding) {
            return super.read();
        }
        if (refusal != null) {
            return refusal;
        }
        var chunk = super.read();
        if (chunk == null) {
            waitingSince.compareAndSet(null, NanoTime.now());
            return null;
        }
        endWaiting();
        if (Content.Chunk.isFailure(chunk)) {
            return chunk;
        }
        var next = received + chunk.remaining();
        if (next > limit) {
            return refuse(chunk, BodyRefused.tooLarge(limit));
        }
        if (!lend(next)) {
            return refuse(chunk, BodyRefused.noRoom());
        }
        received = next;
        complete = chunk.isLast() || next == getLength();
        return chunk;
    }

    /**
     * Throws away what is there. Jetty's own would let every later read fail, and nobody could throw away the rest before the
     * connection ends.
     */
    @Override
    public boolean consumeAvailable() {
        discard();
        for (var reads = 0; reads < MAX_DISCARDED_CHUNKS && !complete; reads++) {
            var chunk = super.read();
            if (chunk == null) {
                return false;
            }
            chunk.release();
            if (Content.Chunk.isFailure(chunk)) {
                return false;
            }
            complete = chunk.isLast();
        }
        return complete;
    }

    /** Keeps nothing from now on, so that whatever is read needs no room. */
    void discard() {
        discarding = true;
        end();
    }

    private void endWaiting() {
        var since = waitingSince.getAndSet(null);
        if (since != null) {
            waitedMillis += NanoTime.millisSince(since);
        }
    }

    private synchronized boolean lend(long total) {
        if (over || !budgets.lend(lent, total)) {
            return false;
        }
        lent = total;
        return true;
    }

    /** The request is answered, and nothing of the body is needed any more. */
    synchronized void end() {
        over = true;
        budgets.takeBack(lent);
        lent = 0;
    }

    private Content.Chunk refuse(Content.Chunk chunk, BodyRefused reason) {
        chunk.release();
        var failure = Content.Chunk.from(reason, true);
        refusal = failure;
        return failure;
    }

    boolean isComplete() {
        return complete;
    }

    /**
     * Whether it comes too slowly: for anybody after the grace period, and much sooner where others have no room. Only the time
     * counts in which the server waited for the sender, not what it had to do itself.
     */
    boolean isTooSlow(long graceMillis, long minBytesPerSecond) {
        var since = waitingSince.get();
        if (complete || refusal != null || since == null) {
            return false;
        }
        var silence = NanoTime.millisSince(since);
        var waited = waitedMillis + silence;
        return budgets.isScarceFor(received)
                ? silence > 1_000 || waited > 1_000 && isBelow(64 * minBytesPerSecond, waited)
                : silence > graceMillis || waited > graceMillis && isBelow(minBytesPerSecond, waited);
    }

    private boolean isBelow(long bytesPerSecond, long age) {
        return received * 1_000 < bytesPerSecond * age;
    }

    private long millisWaiting() {
        var since = waitingSince.get();
        return since == null ? 0 : NanoTime.millisSince(since);
    }

    void disconnect() {
        getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new TimeoutException("the body came too slowly: %d bytes in %d s"
                        .formatted(received, TimeUnit.MILLISECONDS.toSeconds(waitedMillis + millisWaiting()))));
    }
}
