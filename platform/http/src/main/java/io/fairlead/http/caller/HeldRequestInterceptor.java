package io.fairlead.http.caller;

import io.fairlead.runtime.web.WebServerProperties;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets no caller hold more streams, or wait for more results, than the settings allow. */
public class HeldRequestInterceptor implements AsyncHandlerInterceptor {

    private static final String EXIT = HeldRequestInterceptor.class.getName();

    private final HeldRequests streams;
    private final HeldRequests waits;

    public HeldRequestInterceptor(WebServerProperties settings) {
        streams = new HeldRequests(settings.maxStreamsPerCaller());
        waits = new HeldRequests(settings.maxWaitsPerCaller());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            held(request, handler).ifPresent(held -> enter(held, request));
        }
        return true;
    }

    private void enter(HeldRequests held, HttpServletRequest request) {
        var caller = caller(request);
        if (!held.enter(caller)) {
            throw held == streams ? TooManyHeldRequests.ofStreams(held.max()) : TooManyHeldRequests.ofWaits(held.max());
        }
        request.setAttribute(EXIT, held.exit(caller));
    }

    private Optional<HeldRequests> held(HttpServletRequest request, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return Optional.empty();
        }
        if (request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Iterable<?> types
                && types.toString().contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            return Optional.of(streams);
        }
        return Arrays.stream(method.getMethodParameters())
                        .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                        .anyMatch(header -> header != null && header.name().equals("Prefer"))
                ? Optional.of(waits)
                : Optional.empty();
    }

    private static String caller(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        return principal == null ? request.getRemoteAddr() : Objects.requireNonNull(principal.getName());
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(EXIT) instanceof Runnable exit) {
            request.getAsyncContext().addListener(new ExitListener(exit));
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        if (request.getAttribute(EXIT) instanceof Runnable exit) {
            exit.run();
        }
    }

    /** Ends what was held also where the caller goes away and nothing is dispatched any more. */
    private record ExitListener(Runnable exit) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            exit.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {
            exit.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
