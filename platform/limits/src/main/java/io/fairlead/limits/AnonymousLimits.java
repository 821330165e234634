package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Knows the limits of what anybody may ask, by path, because they count before a handler is chosen. */
class AnonymousLimits implements SmartInitializingSingleton {

    private final Supplier<RequestMappingHandlerMapping> mappings;
    private final Supplier<Stream<LimitedPath>> paths;
    private volatile Map<String, Limit> limits = Map.of();

    AnonymousLimits(Supplier<RequestMappingHandlerMapping> mappings, Supplier<Stream<LimitedPath>> paths) {
        this.mappings = mappings;
        this.paths = paths;
    }

    /** Before the server takes its first request. */
    @Override
    public void afterSingletonsInstantiated() {
        var found = new HashMap<String, Limit>();
        paths.get().forEach(path -> found.put(key(RequestMethod.POST.name(), path.path()), path.limit()));
        mappings.get().getHandlerMethods().forEach((mapping, handler) -> add(mapping, handler, found));
        limits = Map.copyOf(found);
    }

    /** By the decoded path, as the handlers are chosen, so that no spelling of it slips through. */
    Optional<Limit> find(HttpServletRequest request) {
        return Optional.ofNullable(limits.get(key(request.getMethod(), request.getServletPath())));
    }

    private static void add(RequestMappingInfo mapping, HandlerMethod handler, Map<String, Limit> found) {
        var limited = handler.getMethodAnnotation(Limited.class);
        if (limited == null || !limited.value().isAnonymous()) {
            return;
        }
        for (var path : mapping.getPatternValues()) {
            if (path.contains("{") || path.contains("*")) {
                throw new IllegalStateException(
                        "%s has no fixed path, so it cannot be limited before a handler is chosen".formatted(handler));
            }
            for (var method : mapping.getMethodsCondition().getMethods()) {
                found.put(key(method.name(), path), limited.value());
            }
        }
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }
}
