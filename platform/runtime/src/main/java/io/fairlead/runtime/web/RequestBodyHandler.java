package io.fairlead.runtime.web;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * Stands before everything that could read a body, forms included, so that memory is bounded whatever arrives: refuses what
 * no endpoint takes, bounds each body and all together, and cuts off senders that stall. Jetty's own
 * {@code minRequestDataRate} is not enough: version 12.1 keeps the setting and never reads it.
 */
final class RequestBodyHandler extends Handler.Wrapper {

    private static final long SWEEP_MILLIS = 500;

    private final Set<ReceivedBody> open = ConcurrentHashMap.newKeySet();
    private final BodyLimits limits;
    private final BodyBudgets budgets;
    private final WebServerProperties settings;
    private Scheduler.@Nullable Task sweep;

    RequestBodyHandler(BodyLimits limits, BodyBudgets budgets, WebServerProperties settings) {
        this.limits = limits;
        this.budgets = budgets;
        this.settings = settings;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        scheduleSweep();
    }

    @Override
    protected void doStop() throws Exception {
        var next = sweep;
        if (next != null) {
            next.cancel();
        }
        super.doStop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var refusal = judgeHeaders(request);
        if (refusal == null && !hasBody(request)) {
            return super.handle(request, response, callback);
        }
        var limit = limits.of(Request.getPathInContext(request));
        if (refusal == null && request.getLength() > limit) {
            refusal = BodyRefused.tooLarge(limit);
        }
        if (refusal != null) {
            // Nothing can follow the body, which is thrown away at best.
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
            Response.writeError(request, response, UnreadBody.discardedBefore(request, callback), refusal);
            return true;
        }
        var body = new ReceivedBody(request, limit, budgets);
        open.add(body);
        Request.addCompletionListener(request, _ -> {
            open.remove(body);
            body.end();
        });
        // The callback of the web server closes the connection where something is unread.
        return super.handle(
                body, new ConnectionClosingResponse(body, response), UnreadBody.discardedBefore(body, callback));
    }

    static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** What is known to be wrong before a byte of the body is read. */
    private static @Nullable BodyRefused judgeHeaders(Request request) {
        var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type != null && !isMediaType(type)) {
            return BodyRefused.unsupported("Content-Type is not a media type; send for example application/json.");
        }
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return BodyRefused.unsupported("No endpoint takes a body in parts; send it as one.");
        }
        var encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            return BodyRefused.unsupported("Bodies are not taken compressed; send it without Content-Encoding.");
        }
        return null;
    }

    private static boolean isMediaType(String text) {
        try {
            return MimeTypeUtils.parseMimeType(text).isConcrete();
        } catch (InvalidMimeTypeException _) {
            return false;
        }
    }

    private void scheduleSweep() {
        sweep = getServer().getScheduler().schedule(this::disconnectSlowSenders, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void disconnectSlowSenders() {
        var graceMillis = settings.bodyGracePeriod().toMillis();
        open.stream()
                .filter(body -> body.isTooSlow(graceMillis, settings.minBodyRate()))
                .forEach(ReceivedBody::disconnect);
        if (isStarted() || isStarting()) {
            scheduleSweep();
        }
    }
}
