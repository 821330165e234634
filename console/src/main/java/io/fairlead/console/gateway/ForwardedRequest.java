package io.fairlead.console.gateway;

import io.fairlead.console.admission.ServiceBreakers.ServiceCall;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** A request on its way to a service: what the service gets of it, and how far it has come. */
final class ForwardedRequest extends Request.Wrapper {

    /** Of bodies up to here the whole is there before the service is asked, so that they can be sent again. */
    static final int MAX_BUFFERED_BODY = 16 * 1024;

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private final ServiceRoute route;
    private final RequestKind kind;
    private final ForwardingTrace trace;
    private final HttpFields headers;
    private byte @Nullable [] body;
    private boolean bodyStreamed;
    private boolean repeated;
    private volatile @Nullable Throwable callerFailure;
    private volatile boolean sent;
    private volatile Scheduler.@Nullable Task answerTimeout;
    private volatile @Nullable ServiceCall call;

    ForwardedRequest(Request request, ServiceRoute route, RequestKind kind, ForwardingTrace trace) {
        super(request);
        this.route = route;
        this.kind = kind;
        this.trace = trace;
        this.headers = headersFor(request);
    }

    ServiceRoute route() {
        return route;
    }

    RequestKind kind() {
        return kind;
    }

    ForwardingTrace trace() {
        return trace;
    }

    static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** Whether the service is to judge the headers before the body is read. */
    static boolean isLarge(Request request) {
        return hasBody(request) && (request.getLength() < 0 || request.getLength() > MAX_BUFFERED_BODY);
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    void buffered(byte[] content) {
        body = content;
    }

    byte @Nullable [] body() {
        return body;
    }

    void bodyStreamed() {
        bodyStreamed = true;
    }

    /** The caller's own body ended so. */
    void brokenBy(Throwable failure) {
        callerFailure = failure;
    }

    @Nullable
    Throwable callerFailure() {
        return callerFailure;
    }

    void sent() {
        sent = true;
    }

    /** Whether it was sent to the end of its headers: before, no service can have acted upon it. */
    boolean wasSent() {
        return sent;
    }

    boolean isIdempotent() {
        return IDEMPOTENT.contains(getMethod()) || headers.contains("Idempotency-Key");
    }

    /** Once, without the risk that anything is done twice. */
    boolean mayBeRepeated() {
        return !repeated && !bodyStreamed && (!sent || isIdempotent());
    }

    void repeat() {
        repeated = true;
        sent = false;
    }

    boolean isRepeated() {
        return repeated;
    }

    /** What becomes of it is told there. */
    void countsAs(ServiceCall begun) {
        call = begun;
    }

    @Nullable
    ServiceCall call() {
        return call;
    }

    /** From now on the service has that long to begin its answer. */
    void expectAnswer(org.eclipse.jetty.client.Request request, Scheduler scheduler, long millis) {
        answerTimeout = scheduler.schedule(
                () -> request.abort(new TimeoutException("no answer within " + millis + " ms")),
                millis,
                TimeUnit.MILLISECONDS);
    }

    void answerBegun() {
        stopTimeout();
        var current = call;
        if (current != null) {
            current.answered();
        }
    }

    void stopTimeout() {
        var timeout = answerTimeout;
        if (timeout != null) {
            timeout.cancel();
        }
    }

    /** Nothing of the page's, and who asks as this server knows it, not as the caller says. */
    private static HttpFields headersFor(Request request) {
        var kept = HttpFields.build();
        for (var field : request.getHeaders()) {
            if (!isOurs(field)) {
                kept.add(field);
            }
        }
        if (isLarge(request)) {
            kept.put(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
        }
        return kept.put("X-Forwarded-For", Request.getRemoteAddr(request))
                .put("X-Forwarded-Host", String.valueOf(request.getHeaders().get(HttpHeader.HOST)))
                .put("X-Forwarded-Proto", request.isSecure() ? "https" : "http")
                .asImmutable();
    }

    private static boolean isOurs(HttpField field) {
        var header = field.getHeader();
        return header == HttpHeader.HOST
                || header == HttpHeader.COOKIE
                || header == HttpHeader.EXPECT
                || header == HttpHeader.FORWARDED
                || field.getName().toLowerCase(Locale.ROOT).startsWith("x-forwarded-");
    }
}
