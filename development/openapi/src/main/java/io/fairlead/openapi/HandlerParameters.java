package io.fairlead.openapi;

import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What the parameters of a handler are called by callers. */
final class HandlerParameters {

    private HandlerParameters() {}

    static String wireName(MethodParameter parameter) {
        var query = parameter.getParameterAnnotation(RequestParam.class);
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        var path = parameter.getParameterAnnotation(PathVariable.class);
        return Stream.of(
                        query == null ? "" : query.name(),
                        header == null ? "" : header.name(),
                        path == null ? "" : path.name())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> parameter.getParameter().getName());
    }
}
