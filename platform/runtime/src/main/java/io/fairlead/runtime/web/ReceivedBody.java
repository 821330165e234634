package io.fairlead.runtime.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** A body on its way in: hands out no more of it than its path allows and the budget has room for. */
public final class ReceivedBody extends Request.Wrapper {

    private static final String ATTRIBUTE = ReceivedBody.class.getName();

    private final BodyBudgets budgets;
    private final long begin = NanoTime.now();
    private long limit;
    private long lent;
    private boolean over;
    private volatile long received;
    private volatile long lastReceipt = begin;
    private volatile boolean complete;
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
    public Content.Chunk read() {
        if (refusal != null) {
            return refusal;
        }
        var chunk = super.read();
        if (chunk == null || Content.Chunk.isFailure(chunk)) {
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
        lastReceipt = NanoTime.now();
        complete = chunk.isLast();
        return chunk;
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

    /** Whether it comes too slowly: for anybody after the grace period, and much sooner where others have no room. */
    boolean isTooSlow(long graceMillis, long minBytesPerSecond) {
        if (complete || refusal != null) {
            return false;
        }
        var age = NanoTime.millisSince(begin);
        var silence = NanoTime.millisSince(lastReceipt);
        return budgets.isScarceFor(received)
                ? silence > 1_000 || age > 1_000 && isBelow(64 * minBytesPerSecond, age)
                : silence > graceMillis || age > graceMillis && isBelow(minBytesPerSecond, age);
    }

    private boolean isBelow(long bytesPerSecond, long age) {
        return received * 1_000 < bytesPerSecond * age;
    }

    void disconnect() {
        getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new TimeoutException("the body came too slowly: %d bytes in %d s"
                        .formatted(received, TimeUnit.MILLISECONDS.toSeconds(NanoTime.millisSince(begin)))));
    }
}
