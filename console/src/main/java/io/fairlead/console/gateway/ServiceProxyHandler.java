package io.fairlead.console.gateway;

import io.fairlead.runtime.web.UnreadBody;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Passes requests on to services and their answers back, asynchronously: however long an answer takes, no thread waits for it.
 * Whatever happens behind it is told as a problem, and what can be repeated without harm is sent once more.
 */
@Component
class ServiceProxyHandler extends ProxyHandler.Reverse {

    private static final Logger log = LoggerFactory.getLogger(ServiceProxyHandler.class);
    /** What has not ended yet. */
    private final Set<org.eclipse.jetty.client.Request> open = ConcurrentHashMap.newKeySet();

    private final GatewayProperties properties;
    private final ProblemWriter problems;

    ServiceProxyHandler(GatewayProperties properties, ProblemWriter problems) {
        super(request -> request.getHttpURI());
        this.properties = properties;
        this.problems = problems;
        setViaHost("fairlead");
    }

    @Override
    protected HttpClient newHttpClient() {
        return ServiceConnections.create();
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        ServiceConnections.configure(client);
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI ignored) {
        var forwarded = forwarded(request);
        var sent = getHttpClient()
                .newRequest(forwarded.route().url())
                .path(forwarded.route().path())
                .method(request.getMethod())
                // Not at the commit: an answer, or its end, can be there before the sender tells of that.
                .onRequestHeaders(_ -> forwarded.sent());
        if (forwarded.isRepeated()) {
            // A destination of its own, so a connection of its own: those at hand may be as dead as the first was.
            sent.tag(new Object());
        }
        return sent;
    }

    @Override
    protected void addForwardedHeader(Request request, org.eclipse.jetty.client.Request sent) {
        // X-Forwarded-* are among the headers already
    }

    @Override
    protected org.eclipse.jetty.client.Request.@Nullable Content newProxyToServerRequestContent(
            Request request, Response response, org.eclipse.jetty.client.Request sent) {
        if (!ForwardedRequest.hasBody(request)) {
            // A Content-Type alone makes no body
            return null;
        }
        var forwarded = forwarded(request);
        var body = forwarded.body();
        if (body != null) {
            return new BytesRequestContent(request.getHeaders().get(HttpHeader.CONTENT_TYPE), body);
        }
        forwarded.bodyStreamed();
        return new StreamedBody(forwarded);
    }

    @Override
    protected void sendProxyToServerRequest(
            Request request, org.eclipse.jetty.client.Request sent, Response response, Callback callback) {
        var forwarded = forwarded(request);
        forwarded.trace().propagate(sent);
        if (forwarded.isRepeated()) {
            sent.headers(headers -> headers.put(HttpHeader.CONNECTION, "close"));
        }
        var timeout = properties.timeoutOf(forwarded.kind()).toMillis();
        sent.idleTimeout(timeout + properties.silenceTimeout().toMillis(), TimeUnit.MILLISECONDS);
        forwarded.expectAnswer(sent, getHttpClient().getScheduler(), timeout);
        open.add(sent);
        super.sendProxyToServerRequest(request, sent, response, callback);
    }

    /** Before the web server waits for open requests to end: a stream would not, and its caller comes back by itself. */
    @EventListener(ContextClosedEvent.class)
    void endStreams() {
        open.stream()
                .filter(sent -> String.valueOf(sent.getPath()).endsWith("/events"))
                .forEach(sent -> sent.abort(new EofException("the console stops")));
    }

    @Override
    protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request sent, Response response, Callback callback) {
        return new ForwardedAnswer(request, sent, response, callback);
    }

    /** What this server says of every answer itself is left out. */
    @Override
    protected @Nullable HttpField filterServerToProxyResponseField(HttpField field) {
        return field.getHeader() == HttpHeader.DATE
                        || field.getHeader() == HttpHeader.SERVER
                        || field.is("X-Correlation-Id")
                ? null
                : field;
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request sent,
            org.eclipse.jetty.client.Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        var forwarded = forwarded(request);
        if (response.isCommitted()) {
            // The caller must see that something is missing
            callback.failed(failure);
            return;
        }
        response.reset();
        correlate(forwarded, response);
        log.debug("{} {}: {}", forwarded.route().service(), request.getMethod(), failure.toString());
        var problem = ForwardingFailure.of(failure, forwarded);
        var call = forwarded.call();
        if (problem == ForwardingFailure.SILENT && call != null) {
            call.ranOutOfTime();
        }
        var refusal = forwarded.callerFailure() instanceof HttpException http ? http : null;
        if (refusal != null && refusal.getCode() != HttpStatus.BAD_REQUEST_400) {
            // The web server itself refused the body, and says why
            Response.writeError(forwarded, response, callback, (Throwable) refusal);
            return;
        }
        if (problem.isConnectionLost() && forwarded.mayBeRepeated()) {
            forwarded.repeat();
            handle(forwarded, response, callback);
            return;
        }
        problems.write(
                response,
                UnreadBody.discardedBefore(forwarded, callback),
                problem.problem(forwarded),
                problem.about(forwarded),
                forwarded.trace().id());
    }

    static void correlate(ForwardedRequest request, Response response) {
        if (!request.trace().id().isEmpty()) {
            response.getHeaders().put("X-Correlation-Id", request.trace().id());
        }
    }

    private static ForwardedRequest forwarded(Request request) {
        return Objects.requireNonNull(Request.as(request, ForwardedRequest.class));
    }

    /** An answer as it comes from a service. */
    private final class ForwardedAnswer extends ProxyResponseListener {

        private final ForwardedRequest request;

        ForwardedAnswer(Request request, org.eclipse.jetty.client.Request sent, Response response, Callback callback) {
            super(request, sent, response, callback);
            this.request = forwarded(request);
        }

        @Override
        public void onHeaders(org.eclipse.jetty.client.Response answer) {
            request.answerBegun();
            super.onHeaders(answer);
        }

        /** An answer that came before the body was asked for is as good as any: it refused the request by its headers. */
        @Override
        public void onComplete(Result result) {
            request.stopTimeout();
            open.remove(result.getRequest());
            var refusedByHeaders = result.getResponseFailure() == null && result.getRequestFailure() != null;
            super.onComplete(refusedByHeaders ? new Result(result.getRequest(), result.getResponse()) : result);
        }
    }
}
