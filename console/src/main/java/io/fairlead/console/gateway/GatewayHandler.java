package io.fairlead.console.gateway;

import io.fairlead.console.admission.ServiceBreakers;
import io.fairlead.runtime.web.UnreadBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.springframework.stereotype.Component;

/** Decides about each request to the API before any service hears of it: is there such a path, a token, the whole of a small body? */
@Component
class GatewayHandler extends Handler.Wrapper {

    private static final String API = "/api";

    private final ServiceRoutes routes;
    private final ServiceProxyHandler proxy;
    private final CallerAdmission callers;
    private final ServiceBreakers breakers;
    private final ProblemWriter problems;
    private final ForwardingTraces traces;
    private final GatewayProperties properties;

    GatewayHandler(
            ServiceRoutes routes,
            ServiceProxyHandler proxy,
            CallerAdmission callers,
            ServiceBreakers breakers,
            ProblemWriter problems,
            ForwardingTraces traces,
            GatewayProperties properties) {
        super(proxy);
        this.routes = routes;
        this.proxy = proxy;
        this.callers = callers;
        this.breakers = breakers;
        this.problems = problems;
        this.traces = traces;
        this.properties = properties;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var path = String.valueOf(request.getHttpURI().getPath());
        if (!path.equals(API) && !path.startsWith(API + "/")) {
            return false;
        }
        var query = request.getHttpURI().getQuery();
        var found = routes.find(path, query == null ? "" : "?" + query);
        var route = found.orElse(ServiceRoute.NONE);
        var trace = traces.start(request, API + "/" + route.service());
        Request.addCompletionListener(request, failure -> trace.stop(request, response, failure));
        // However long an answer takes: the connection is not idle meanwhile
        request.addIdleTimeoutListener(_ -> false);
        var kind = RequestKind.of(request, route, properties.maxWait());
        var forwarded = new ForwardedRequest(request, route, kind, trace);
        ServiceProxyHandler.correlate(forwarded, response);
        if (ServiceRoutes.hasDotSegments(path)) {
            refuse(forwarded, response, callback, GatewayProblem.BAD_REQUEST, "its path has dot segments");
        } else if (!request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
            refuse(forwarded, response, callback, GatewayProblem.TOKEN_MISSING, "");
        } else if (found.isEmpty()) {
            refuse(forwarded, response, callback, GatewayProblem.NOT_FOUND, "");
        } else if (kind.isPrompt()) {
            admit(forwarded, response, callback);
        } else {
            callers.admit(
                    forwarded,
                    () -> admit(forwarded, response, callback),
                    (problem, about) -> refuse(forwarded, response, callback, problem, about),
                    fault -> Response.writeError(forwarded, response, callback, fault));
        }
        return true;
    }

    private void admit(ForwardedRequest request, Response response, Callback callback) {
        if (ForwardedRequest.hasBody(request) && !ForwardedRequest.isLarge(request)) {
            readThenForward(request, response, callback);
        } else {
            forward(request, response, callback);
        }
    }

    private void readThenForward(ForwardedRequest request, Response response, Callback callback) {
        var content = new CompletableFuture<byte[]>();
        Content.Source.asByteArrayAsync(
                request, ForwardedRequest.MAX_BUFFERED_BODY, Promise.Invocable.toPromise(content));
        content.orTimeout(properties.uploadTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((body, failure) -> {
                    if (failure == null) {
                        request.buffered(body);
                        forward(request, response, callback);
                    } else if (failure instanceof HttpException http && http.getCode() != HttpStatus.BAD_REQUEST_400) {
                        // The web server itself refused the body, and says why
                        Response.writeError(request, response, callback, failure);
                    } else {
                        var why = ForwardingFailure.ofBody(failure);
                        refuse(request, response, callback, why.problem(request), why.about(request));
                    }
                });
    }

    private void forward(ForwardedRequest request, Response response, Callback callback) {
        var call = breakers.begin(request.route().service()).orElse(null);
        if (call == null) {
            refuse(
                    request,
                    response,
                    callback,
                    GatewayProblem.SERVICE_UNAVAILABLE,
                    request.route().service());
            return;
        }
        Request.addCompletionListener(request, _ -> call.close());
        request.countsAs(call);
        try {
            proxy.handle(request, response, callback);
        } catch (IllegalArgumentException _) {
            refuse(request, response, callback, GatewayProblem.BAD_REQUEST, "its address is not well-formed");
        }
    }

    private void refuse(
            ForwardedRequest request, Response response, Callback callback, GatewayProblem problem, String about) {
        problems.write(
                response,
                UnreadBody.discardedBefore(request, callback),
                problem,
                about,
                request.trace().id());
    }
}
